using System.Buffers.Binary;
using Google.Protobuf;
using NetKube.ControlPlane.Store.Etcd.Grpc;

namespace NetKube.ControlPlane.Store.Etcd;

/// <summary>Which etcd revision was the newest at some times, kept in one key of etcd that all servers read and one of them writes.</summary>
internal sealed class EtcdTimes(GrpcChannel channel, ByteString key)
{
    private const int MarkBytes = 16;

    /// <summary>Of several servers that write at once, one does.</summary>
    public async Task<bool> WriteAsync(IReadOnlyList<(long Revision, DateTimeOffset At)> marks, long over, CancellationToken stop)
    {
        var bytes = new byte[marks.Count * MarkBytes];
        for (var i = 0; i < marks.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * MarkBytes), marks[i].Revision);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan((i * MarkBytes) + 8), marks[i].At.ToUnixTimeMilliseconds());
        }

        var wire = new Wire.TxnRequest();
        wire.Compare.Add(new Wire.Compare { Key = key, Target = Wire.Compare.Types.CompareTarget.Mod, ModRevision = over });
        wire.Success.Add(new Wire.RequestOp { RequestPut = new Wire.PutRequest { Key = key, Value = ByteString.CopyFrom(bytes) } });
        return (await channel.CallAsync(EtcdMethods.Txn, wire, stop)).Succeeded;
    }

    /// <returns>The marks in order, the revision at which they were written, and the newest revision.</returns>
    public async Task<(List<(long Revision, DateTimeOffset At)> Marks, long Written, long Newest)> ReadAsync(CancellationToken stop)
    {
        var found = await channel.CallAsync(EtcdMethods.Range, new Wire.RangeRequest { Key = key }, stop);
        var marks = new List<(long Revision, DateTimeOffset At)>();
        if (found.Kvs.Count == 0) return (marks, 0, found.Header.Revision);
        for (var bytes = found.Kvs[0].Value.Span; bytes.Length >= MarkBytes; bytes = bytes[MarkBytes..])
        {
            marks.Add((BinaryPrimitives.ReadInt64LittleEndian(bytes),
                DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]))));
        }

        return (marks, found.Kvs[0].ModRevision, found.Header.Revision);
    }
}
