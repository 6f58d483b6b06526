using NetKube.ControlPlane.Store.Etcd.Grpc;

namespace NetKube.ControlPlane.Store.Etcd;

/// <summary>What etcd's refusals mean. It tells some of them apart by words only.</summary>
internal static class EtcdErrors
{
    public static bool IsCompacted(GrpcException refused) =>
        refused.Code == GrpcCode.OutOfRange && refused.Message.Contains("has been compacted", StringComparison.Ordinal);

    public static bool IsFuture(GrpcException refused) =>
        refused.Code == GrpcCode.OutOfRange && refused.Message.Contains("future revision", StringComparison.Ordinal);

    /// <summary>The failure as callers of a store know it.</summary>
    public static Exception Of(GrpcException failed) => failed switch
    {
        { Code: GrpcCode.ResourceExhausted } when failed.Message.Contains("database space exceeded", StringComparison.Ordinal) =>
            new StoreFullException(
                "etcd has no space left: compact and defragment it, raise its quota, then disarm its alarm; deletes are still taken", failed),
        _ when failed.Message.Contains("request is too large", StringComparison.Ordinal)
            || failed.Message.Contains("message larger than max", StringComparison.Ordinal) =>
            new StoreTooLargeException("etcd refuses the object: " + failed.Message, failed),
        { Code: GrpcCode.InvalidArgument } => new ArgumentException("etcd refuses the request: " + failed.Message, failed),
        { Code: GrpcCode.PermissionDenied or GrpcCode.Unauthenticated } => new StoreUnavailableException("etcd lets NetKube not in: " + failed.Message, failed),
        _ => new StoreUnavailableException("etcd does not answer: " + failed.Message, failed),
    };
}
