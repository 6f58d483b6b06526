using System.Globalization;
using Google.Protobuf;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.ControlPlane.Store.Etcd.Grpc;

namespace NetKube.ControlPlane.Store.Etcd;

/// <summary>
/// Moves a store's content to an etcd. Until all of it is there and was read back, a mark keeps servers from it; then
/// the mark goes and the revision offset comes in one transaction, so that a move is whole or not at all.
/// </summary>
public static class EtcdImport
{
    // etcd takes 128 operations and 1.5 MB a transaction by default.
    private const int MostWrites = 100;
    private const int MostBytes = 1_000_000;

    /// <summary>Moves; returns what etcd then holds, read back and compared.</summary>
    /// <exception cref="StoreExistsException">A store is there already.</exception>
    /// <exception cref="StoreCorruptException">What was read back is not what was written.</exception>
    public static async Task<StoreSummary> RunAsync(StoreContent content, EtcdSettings settings, TimeProvider clock, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        using var channel = EtcdConnection.Open(settings, clock);
        try
        {
            return await new Move(channel, settings.Prefix).RunAsync(content, stop);
        }
        catch (GrpcException failed)
        {
            throw EtcdErrors.Of(failed);
        }
    }

    private sealed class Move(GrpcChannel channel, string prefix)
    {
        private readonly EtcdKeys _keys = new(prefix, 0);
        private readonly EtcdMarks _marks = new(channel, prefix);

        public async Task<StoreSummary> RunAsync(StoreContent content, CancellationToken stop)
        {
            var before = await BeginAsync(stop);
            foreach (var batch in Batches(content.Entries)) await PutAsync(batch, stop);
            var written = (await ReadAsync(stop)).Summary;
            var wanted = content.Summary;
            if (written.Keys != wanted.Keys || written.ValuesDigest != wanted.ValuesDigest)
            {
                throw new StoreCorruptException($"etcd does not hold what was written to it: it should be {wanted}, it is {written}");
            }

            var offset = Math.Max(0, content.Revision - before);
            await EndAsync(offset, stop);
            return written with { Revision = written.Revision + offset };
        }

        /// <returns>etcd's revision before the first key.</returns>
        private async Task<long> BeginAsync(CancellationToken stop)
        {
            var there = await channel.CallAsync(EtcdMethods.Range, new Wire.RangeRequest { Key = _keys.Of("/"), RangeEnd = _keys.Of("0"),
                CountOnly = true }, stop);
            if (there.Count > 0)
            {
                throw new StoreExistsException($"etcd holds {there.Count} keys under {prefix}/ already; move to an empty prefix, or delete them first");
            }

            var begin = new Wire.TxnRequest();
            begin.Compare.Add(Missing(_marks.Moving));
            begin.Compare.Add(Missing(_marks.Offset));
            begin.Success.Add(Put(_marks.Moving, ByteString.CopyFromUtf8("1")));
            var begun = await channel.CallAsync(EtcdMethods.Txn, begin, stop);
            if (begun.Succeeded) return begun.Header.Revision;
            throw new StoreExistsException(
                $"a store was moved to {prefix} of this etcd before, or is being moved there; delete the keys netkube.io/…{prefix} when that is over");
        }

        private async Task PutAsync(List<StoreEntry> batch, CancellationToken stop)
        {
            var put = new Wire.TxnRequest();
            foreach (var entry in batch) put.Success.Add(Put(_keys.Of(entry.Key), UnsafeByteOperations.UnsafeWrap(entry.Value)));
            _ = await channel.CallAsync(EtcdMethods.Txn, put, stop);
        }

        private async Task<StoreContent> ReadAsync(CancellationToken stop)
        {
            var entries = new List<StoreEntry>();
            long revision = 0;
            var from = _keys.Of("\0");
            while (true)
            {
                var page = await channel.CallAsync(EtcdMethods.Range, new Wire.RangeRequest { Key = from, RangeEnd = _keys.Of("\uFFFF"), Limit = 1000,
                    Revision = revision }, stop);
                if (revision == 0) revision = page.Header.Revision;
                entries.AddRange(page.Kvs.Select(_keys.Entry));
                if (!page.More) return new StoreContent(revision, entries);
                from = _keys.Of(entries[^1].Key + "\0");
            }
        }

        private async Task EndAsync(long offset, CancellationToken stop)
        {
            var end = new Wire.TxnRequest();
            end.Success.Add(Put(_marks.Offset, ByteString.CopyFromUtf8(offset.ToString(CultureInfo.InvariantCulture))));
            end.Success.Add(new Wire.RequestOp { RequestDeleteRange = new Wire.DeleteRangeRequest { Key = _marks.Moving } });
            _ = await channel.CallAsync(EtcdMethods.Txn, end, stop);
        }

        private static IEnumerable<List<StoreEntry>> Batches(IReadOnlyList<StoreEntry> entries)
        {
            var (batch, bytes) = (new List<StoreEntry>(), 0);
            foreach (var entry in entries)
            {
                var more = entry.Key.Length + entry.Value.Length;
                if (batch.Count == MostWrites || (batch.Count > 0 && bytes + more > MostBytes))
                {
                    yield return batch;
                    (batch, bytes) = ([], 0);
                }

                batch.Add(entry);
                bytes += more;
            }

            if (batch.Count > 0) yield return batch;
        }

        private static Wire.Compare Missing(ByteString key) => new() { Key = key, Target = Wire.Compare.Types.CompareTarget.Mod, ModRevision = 0 };

        private static Wire.RequestOp Put(ByteString key, ByteString value) => new() { RequestPut = new Wire.PutRequest { Key = key, Value = value } };
    }
}
