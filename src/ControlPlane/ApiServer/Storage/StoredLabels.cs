using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Storage;

/// <summary>Reads the labels of a stored object and nothing else: a selector over many objects decodes none of them.</summary>
internal static class StoredLabels
{
    private static readonly Dictionary<string, string> None = [];

    public static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> json)
    {
        var input = new JsonInput(json);
        if (!Find(ref input, "metadata"u8) || !Find(ref input, "labels"u8) || !input.BeginObject()) return None;
        Dictionary<string, string>? labels = null;
        while (input.NextField(out var name)) (labels ??= new Dictionary<string,
            string>(StringComparer.Ordinal))[System.Text.Encoding.UTF8.GetString(name)] = input.ReadString();
        return labels ?? None;
    }

    /// <summary>Moves to the value of this field of the object; false when there is none.</summary>
    private static bool Find(ref JsonInput input, ReadOnlySpan<byte> field)
    {
        if (!input.BeginObject()) return false;
        while (input.NextField(out var name))
        {
            if (name.SequenceEqual(field)) return true;
            input.SkipValue();
        }
        return false;
    }
}
