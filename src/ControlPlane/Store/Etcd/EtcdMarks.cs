using System.Globalization;
using Google.Protobuf;
using NetKube.ControlPlane.Store.Etcd.Grpc;

namespace NetKube.ControlPlane.Store.Etcd;

/// <summary>
/// What NetKube keeps in etcd about its store, beside the store's keys: these begin with the prefix, which begins with a
/// slash, and the marks do not.
/// </summary>
internal sealed class EtcdMarks(GrpcChannel channel, string prefix)
{
    /// <summary>What is added to etcd's revisions: a store that moved here goes on where it was, so that no client sees time run back.</summary>
    public ByteString Offset { get; } = ByteString.CopyFromUtf8("netkube.io/revision-offset" + prefix);

    /// <summary>There while a store is moved here; left by a move that was interrupted.</summary>
    public ByteString Moving { get; } = ByteString.CopyFromUtf8("netkube.io/moving" + prefix);

    /// <summary>When revisions were made.</summary>
    public ByteString Times { get; } = ByteString.CopyFromUtf8("netkube.io/revision-times" + prefix);

    /// <exception cref="StoreUnavailableException">A store is being moved here.</exception>
    public async Task<long> ReadOffsetAsync(CancellationToken stop)
    {
        if ((await FindAsync(Moving, stop)).Count > 0)
        {
            throw new StoreUnavailableException(
                $"a store is being moved to {prefix} of this etcd, or that was interrupted; "
                + $"when no move is under way, delete the keys that begin with {prefix}/ and the key {Moving.ToStringUtf8()}, and move it again");
        }

        var found = await FindAsync(Offset, stop);
        return found.Count == 0 ? 0 : long.Parse(found[0].Value.ToStringUtf8(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    private async Task<IReadOnlyList<Wire.KeyValue>> FindAsync(ByteString key, CancellationToken stop) =>
        (await channel.CallAsync(EtcdMethods.Range, new Wire.RangeRequest { Key = key }, stop)).Kvs;
}
