using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace NetKube.Shared.Packets.Dns;

/// <summary>
/// A whole domain name. Keeps the case it was given and compares without it (RFC 4343). Text is always read as fully
/// qualified, with or without the last dot; in labels, a dot or any byte can be escaped as <c>\.</c> or <c>\DDD</c>.
/// </summary>
public sealed class DnsName : IEquatable<DnsName>
{
    private readonly byte[] _wire;

    private DnsName(byte[] wire) => _wire = wire;

    /// <summary>The name of no labels.</summary>
    public static DnsName Root { get; } = new([0]);

    /// <summary>Length-prefixed labels and a zero byte, never compressed.</summary>
    public ReadOnlySpan<byte> Wire => _wire;

    /// <summary>The same, for holders that outlive a stack frame. Not to be written to.</summary>
    public ReadOnlyMemory<byte> WireMemory => _wire;

    /// <exception cref="FormatException">The text is no domain name.</exception>
    public static DnsName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new FormatException($"'{text}' is not a domain name.");

    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out DnsName? name)
    {
        name = null;
        if (text.Length == 0) return false;
        if (text is ".")
        {
            name = Root;
            return true;
        }

        Span<byte> wire = stackalloc byte[DnsWireName.MaxLength];
        int label = 0, length = 1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '.')
            {
                if (!Close(wire, label, length)) return false;
                label = length++;
                continue;
            }

            if (length >= DnsWireName.MaxLength - 1 || !TryTake(text, ref i, out wire[length])) return false;
            length++;
        }

        if (label != length - 1 && !Close(wire, label, length)) return false;
        if (label != length - 1) label = length++;
        if (length > DnsWireName.MaxLength) return false;
        wire[label] = 0;
        name = new DnsName(wire[..length].ToArray());
        return true;
    }

    /// <summary>Reads the name at an offset of a message, pointers followed.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, int start, [NotNullWhen(true)] out DnsName? name, out int next)
    {
        Span<byte> wire = stackalloc byte[DnsWireName.MaxLength];
        name = DnsWireName.TryExpand(message, start, wire, out var length, out next) ? new DnsName(wire[..length].ToArray()) : null;
        return name is not null;
    }

    /// <summary>Takes wire bytes that are one whole name.</summary>
    public static bool TryFromWire(ReadOnlySpan<byte> wire, [NotNullWhen(true)] out DnsName? name)
    {
        name = DnsWireName.IsWhole(wire) ? new DnsName(wire.ToArray()) : null;
        return name is not null;
    }

    public bool Equals(DnsName? other) => other is not null && DnsWireName.Same(_wire, other._wire);

    public override bool Equals(object? obj) => Equals(obj as DnsName);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var one in _wire) hash.Add(DnsWireName.Fold(one));
        return hash.ToHashCode();
    }

    /// <summary>With the last dot, bytes that are no plain characters escaped: <see cref="Parse"/> reads it back.</summary>
    public override string ToString()
    {
        if (_wire.Length == 1) return ".";
        var text = new StringBuilder(_wire.Length);
        for (var at = 0; _wire[at] != 0; at += 1 + _wire[at])
        {
            foreach (var one in _wire.AsSpan(at + 1, _wire[at])) Append(text, one);
            text.Append('.');
        }

        return text.ToString();
    }

    private static bool Close(Span<byte> wire, int label, int length)
    {
        var size = length - label - 1;
        if (size is 0 or > DnsWireName.MaxLabel || length >= DnsWireName.MaxLength) return false;
        wire[label] = (byte)size;
        return true;
    }

    private static bool TryTake(ReadOnlySpan<char> text, ref int i, out byte taken)
    {
        taken = 0;
        if (text[i] > 127) return false;
        if (text[i] != '\\')
        {
            taken = (byte)text[i];
            return true;
        }

        if (++i >= text.Length || text[i] > 127) return false;
        if (!char.IsAsciiDigit(text[i]))
        {
            taken = (byte)text[i];
            return true;
        }

        if (i + 2 >= text.Length || !byte.TryParse(text.Slice(i, 3), System.Globalization.NumberStyles.None, null, out taken)) return false;
        i += 2;
        return true;
    }

    private static void Append(StringBuilder text, byte one)
    {
        if (one is (byte)'.' or (byte)'\\') text.Append('\\').Append((char)one);
        else if (one is > 32 and < 127) text.Append((char)one);
        else text.Append('\\').Append(one.ToString("D3"));
    }
}
