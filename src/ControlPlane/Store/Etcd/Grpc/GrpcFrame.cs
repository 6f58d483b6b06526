using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;

namespace NetKube.ControlPlane.Store.Etcd.Grpc;

/// <summary>A message on a gRPC stream: a byte that says whether it is compressed (never here), its length in four bytes, itself.</summary>
internal static class GrpcFrame
{
    public const int HeaderBytes = 5;

    /// <summary>What one message may hold: more than etcd ever answers, less than what a broken stream may claim.</summary>
    private const int MostBytes = 1 << 30;

    public static byte[] Of(IMessage message)
    {
        var size = message.CalculateSize();
        var frame = new byte[HeaderBytes + size];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), size);
        message.WriteTo(frame.AsSpan(HeaderBytes));
        return frame;
    }

    /// <summary>Reads one message; null where the stream ends instead.</summary>
    public static async ValueTask<T?> ReadAsync<T>(Stream stream, MessageParser<T> parser, CancellationToken stop)
        where T : class, IMessage<T>
    {
        var header = new byte[HeaderBytes];
        var read = await stream.ReadAtLeastAsync(header, HeaderBytes, throwOnEndOfStream: false, stop);
        if (read == 0) return null;
        if (read < HeaderBytes) throw new GrpcException(GrpcCode.Internal, "the answer ends inside a message");
        if (header[0] != 0) throw new GrpcException(GrpcCode.Internal, "the answer is compressed, which was not asked for");
        var size = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1));
        if (size is < 0 or > MostBytes) throw new GrpcException(GrpcCode.Internal, $"the answer claims to be {(uint)size} bytes long");
        var rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            await stream.ReadExactlyAsync(rented.AsMemory(0, size), stop);
            return parser.ParseFrom(rented, 0, size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
