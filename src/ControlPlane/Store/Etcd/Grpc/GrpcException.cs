namespace NetKube.ControlPlane.Store.Etcd.Grpc;

/// <summary>gRPC's status codes, as far as etcd gives them.</summary>
internal enum GrpcCode
{
    Ok = 0,
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    OutOfRange = 11,
    Internal = 13,
    Unavailable = 14,
    Unauthenticated = 16,
}

/// <summary>A call that did not end with OK.</summary>
/// <param name="code">The status.</param>
/// <param name="message">The server's words.</param>
/// <param name="inner">What broke the connection, where that was it.</param>
internal sealed class GrpcException(GrpcCode code, string message, Exception? inner = null) : Exception(message, inner)
{
    public GrpcCode Code { get; } = code;
}
