using System.Security.Cryptography;
using NetKube.ControlPlane.ApiServer.Storage;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>Where uids and generated names come from: true chance, or a seed, with which two runs of a test give the same.</summary>
public sealed class ObjectIdentities(int? seed = null)
{
    /// <summary>Neither vowels, which make words, nor what is easily misread.</summary>
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";

    private const int SuffixLength = 5;
    private const int MostPrefix = 58;
    private readonly Lock _gate = new(); // guards _seeded
    private readonly Random? _seeded = seed is { } given ? new Random(given) : null;

    /// <summary>A uid.</summary>
    public string NextUid()
    {
        if (_seeded is null) return RandomUid.Next();
        Span<byte> bytes = stackalloc byte[16];
        lock (_gate) _seeded.NextBytes(bytes);
        return RandomUid.Of(bytes);
    }

    /// <summary>A name from a prefix: that, cut to 58 characters, and five that are easy to tell apart.</summary>
    public string NextName(string prefix)
    {
        var cut = prefix.Length > MostPrefix ? prefix[..MostPrefix] : prefix;
        if (_seeded is null) return cut + RandomNumberGenerator.GetString(Alphabet, SuffixLength);
        lock (_gate) return cut + string.Concat(_seeded.GetItems<char>(Alphabet, SuffixLength));
    }
}
