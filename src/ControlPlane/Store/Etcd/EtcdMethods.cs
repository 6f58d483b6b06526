using NetKube.ControlPlane.Store.Etcd.Grpc;

namespace NetKube.ControlPlane.Store.Etcd;

/// <summary>etcd's methods that are called, with how to read their answers and whether calling twice is like calling once.</summary>
internal static class EtcdMethods
{
    public static readonly GrpcMethod<Wire.RangeResponse> Range = new("/etcdserverpb.KV/Range", Wire.RangeResponse.Parser, Repeatable: true);
    public static readonly GrpcMethod<Wire.TxnResponse> Txn = new("/etcdserverpb.KV/Txn", Wire.TxnResponse.Parser, Repeatable: false);
    public static readonly GrpcMethod<Wire.CompactionResponse> Compact = new("/etcdserverpb.KV/Compact", Wire.CompactionResponse.Parser, Repeatable: true);
    public static readonly GrpcMethod<Wire.WatchResponse> Watch = new("/etcdserverpb.Watch/Watch", Wire.WatchResponse.Parser, Repeatable: true);
    public static readonly GrpcMethod<Wire.StatusResponse> Status = new("/etcdserverpb.Maintenance/Status", Wire.StatusResponse.Parser, Repeatable: true);
}
