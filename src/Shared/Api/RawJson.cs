using System.Text;

namespace NetKube.Shared.Api;

/// <summary>Any JSON value, kept as its UTF-8 text (RawExtension, FieldsV1, table cells).</summary>
public readonly struct RawJson : IEquatable<RawJson>
{
    private readonly ReadOnlyMemory<byte> _utf8;

    public RawJson(ReadOnlyMemory<byte> utf8)
    {
        _utf8 = utf8;
    }

    public RawJson(string text)
    {
        _utf8 = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The JSON text; "null" when nothing was set.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8.IsEmpty ? "null"u8.ToArray() : _utf8;

    /// <summary>Whether it is absent or the JSON null.</summary>
    public bool IsNull => _utf8.IsEmpty || _utf8.Span.SequenceEqual("null"u8);

    public bool Equals(RawJson other) => Utf8.Span.SequenceEqual(other.Utf8.Span);

    public override bool Equals(object? obj) => obj is RawJson other && Equals(other);

    public override int GetHashCode() => Utf8.Length;

    public static bool operator ==(RawJson left, RawJson right) => left.Equals(right);

    public static bool operator !=(RawJson left, RawJson right) => !left.Equals(right);

    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}
