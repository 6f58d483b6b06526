using System.Globalization;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Controllers.Framework;

/// <summary>API values compared and hashed by what they say on the wire.</summary>
internal static class ApiEquality
{
    private const string SafeLetters = "bcdfghjklmnpqrstvwxz2456789";   // no vowels, nothing that looks like another

    public static bool Same(IApiValue left, IApiValue right)
    {
        if (ReferenceEquals(left, right)) return true;
        using var a = new JsonOutput();
        using var b = new JsonOutput();
        left.WriteJson(a);
        right.WriteJson(b);
        return a.Written.SequenceEqual(b.Written);
    }

    public static bool Same<T>(IReadOnlyDictionary<string, T>? left, IReadOnlyDictionary<string, T>? right)
    {
        if ((left?.Count ?? 0) != (right?.Count ?? 0)) return false;
        if (left is null || right is null) return true;
        foreach (var (key, value) in left)
        {
            if (!right.TryGetValue(key, out var other) || !EqualityComparer<T>.Default.Equals(value, other)) return false;
        }
        return true;
    }

    /// <summary>A name-safe hash (FNV-1a) of a value; the collision count, when there is one, changes it.</summary>
    public static string Hash(IApiValue value, int? collisions)
    {
        using var json = new JsonOutput();
        value.WriteJson(json);
        var hash = Fnv(2166136261, json.Written);
        if (collisions is { } count) hash = Fnv(hash, BitConverter.GetBytes((long)count));
        return SafeEncode(hash.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Every character by one of the letters that may stand in a name (apimachinery's rand.SafeEncodeString).</summary>
    public static string SafeEncode(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = SafeLetters[source[i] % SafeLetters.Length];
        });

    private static uint Fnv(uint hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes) hash = (hash ^ b) * 16777619;
        return hash;
    }
}
