using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Validation;

/// <summary>Equality as Kubernetes' "semantic deep equal" sees it: absent and empty collections are the same, quantities compare by value.</summary>
public static class Same
{
    /// <summary>Compared by what they are on the wire.</summary>
    public static bool Value(IApiValue? left, IApiValue? right)
    {
        if (left is null || right is null) return left is null && right is null;
        return JsonOutput.Encode(left).AsSpan().SequenceEqual(JsonOutput.Encode(right));
    }

    public static bool Lists<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right)
        where T : IApiValue
    {
        if ((left?.Count ?? 0) != (right?.Count ?? 0)) return false;
        for (var i = 0; i < (left?.Count ?? 0); i++)
        {
            if (!Value(left![i], right![i])) return false;
        }
        return true;
    }

    public static bool Maps<T>(IReadOnlyDictionary<string, T>? left, IReadOnlyDictionary<string, T>? right)
    {
        if ((left?.Count ?? 0) != (right?.Count ?? 0)) return false;
        if (left is null) return true;
        foreach (var (key, value) in left)
        {
            if (!right!.TryGetValue(key, out var other) || !EqualityComparer<T>.Default.Equals(value, other)) return false;
        }
        return true;
    }

    /// <summary>Maps of bytes, by content.</summary>
    public static bool Bytes(IReadOnlyDictionary<string, byte[]>? left, IReadOnlyDictionary<string, byte[]>? right)
    {
        if ((left?.Count ?? 0) != (right?.Count ?? 0)) return false;
        if (left is null) return true;
        foreach (var (key, value) in left)
        {
            if (!right!.TryGetValue(key, out var other) || !value.AsSpan().SequenceEqual(other)) return false;
        }
        return true;
    }
}
