using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NetKube.Shared.Linux;

/// <summary>An Ethernet address: 48 bits, compared by value.</summary>
public readonly record struct MacAddress
{
    /// <summary>Bytes of an Ethernet address.</summary>
    public const int Length = 6;

    private readonly ulong _bits;

    public MacAddress(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length) throw new ArgumentException("An Ethernet address has six bytes.", nameof(bytes));
        _bits = ((ulong)BinaryPrimitives.ReadUInt16BigEndian(bytes) << 32) | BinaryPrimitives.ReadUInt32BigEndian(bytes[2..]);
    }

    /// <summary>ff:ff:ff:ff:ff:ff.</summary>
    public static MacAddress Broadcast { get; } = new([255, 255, 255, 255, 255, 255]);

    /// <summary>Whether it stands for a group of stations (IEEE 802, the first byte's lowest bit).</summary>
    public bool IsMulticast => (_bits >> 40 & 1) != 0;

    /// <summary>An address that is the same whenever it is derived from the same seed: unicast, locally administered.</summary>
    public static MacAddress Derived(string seed)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(seed), hash);
        hash[0] = (byte)((hash[0] | 0x02) & 0xfe);
        return new MacAddress(hash[..Length]);
    }

    /// <summary>Reads aa:bb:cc:dd:ee:ff.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MacAddress address)
    {
        address = default;
        var parts = text?.Split(':');
        if (parts is not { Length: Length }) return false;
        Span<byte> bytes = stackalloc byte[Length];
        for (var i = 0; i < Length; i++)
        {
            if (parts[i].Length != 2 || !byte.TryParse(parts[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[i]))
            {
                return false;
            }
        }

        address = new MacAddress(bytes);
        return true;
    }

    /// <inheritdoc cref="TryParse"/>
    public static MacAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"\"{text}\" is no Ethernet address such as 0a:58:0a:f4:01:01");

    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)(_bits >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(target[2..], (uint)_bits);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    public override string ToString() => string.Join(':', ToBytes().Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
}
