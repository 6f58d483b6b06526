using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NetKube.ControlPlane.Store.Embedded;

/// <param name="Revision">The newest revision.</param>
/// <param name="Keys">How many keys exist.</param>
/// <param name="Digest">SHA-256 of all keys with their values, revisions and versions, in key order.</param>
public sealed record SnapshotSummary(long Revision, long Keys, string Digest)
{
    internal static SnapshotSummary Of(StoreState state)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[40];
        long keys = 0;
        foreach (var head in KeyTree.Heads(state.Root))
        {
            if (head.Live is not { } entry) continue;
            keys++;
            var key = Encoding.UTF8.GetBytes(entry.Key);
            BinaryPrimitives.WriteInt64LittleEndian(numbers, key.Length);
            BinaryPrimitives.WriteInt64LittleEndian(numbers[8..], entry.Value.Length);
            BinaryPrimitives.WriteInt64LittleEndian(numbers[16..], entry.CreateRevision);
            BinaryPrimitives.WriteInt64LittleEndian(numbers[24..], entry.ModRevision);
            BinaryPrimitives.WriteInt64LittleEndian(numbers[32..], entry.Version);
            hash.AppendData(numbers);
            hash.AppendData(key);
            hash.AppendData(entry.Value.Span);
        }

        return new SnapshotSummary(state.Revision, keys, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
