using System.Security.Cryptography;

namespace NetKube.ControlPlane.ApiServer.Storage;

/// <summary>
/// Random UUIDs (RFC 9562, version 4) for objects and requests. Each thread fetches random bytes for many at a time: one by
/// one, the system call would be a fiftieth of what a write costs.
/// </summary>
internal static class RandomUid
{
    private const int Length = 16;

    [ThreadStatic]
    private static byte[]? _random;

    [ThreadStatic]
    private static int _used;

    /// <summary>Such as "8a4f0c8e-0c0b-4b0e-9a51-4f1d5c1e2a77".</summary>
    public static string Next()
    {
        var random = _random ??= NewBlock();
        if (_used == random.Length)
        {
            RandomNumberGenerator.Fill(random);
            _used = 0;
        }
        var bytes = random.AsSpan(_used, Length);
        _used += Length;
        return Of(bytes);
    }

    /// <summary>A version 4 UUID of sixteen random bytes, which it changes.</summary>
    public static string Of(Span<byte> random)
    {
        random[6] = (byte)((random[6] & 0x0F) | 0x40); // the version
        random[8] = (byte)((random[8] & 0x3F) | 0x80); // the variant
        return new Guid(random, bigEndian: true).ToString();
    }

    private static byte[] NewBlock()
    {
        var random = new byte[64 * Length];
        RandomNumberGenerator.Fill(random);
        _used = 0;
        return random;
    }
}
