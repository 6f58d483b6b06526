using Google.Protobuf;

namespace NetKube.ControlPlane.Store.Etcd.Grpc;

/// <summary>A streaming call under way: one request was sent, answers come until either side ends it.</summary>
internal sealed class GrpcStream<T>(GrpcMethod<T> method, OpenRequest request, HttpResponseMessage response, Stream body,
    IReadOnlyList<IDisposable> tokens) : IAsyncDisposable
    where T : class, IMessage<T>
{
    /// <summary>The next answer. A server that ends the stream gives an exception: these streams are meant to last.</summary>
    /// <exception cref="GrpcException">The call is over, or the connection is.</exception>
    public async ValueTask<T> NextAsync(CancellationToken stop)
    {
        try
        {
            var answer = await GrpcFrame.ReadAsync(body, method.Answers, stop);
            if (answer is not null) return answer;
            GrpcChannel.ThrowUnlessOk(response);
            throw new GrpcException(GrpcCode.Unavailable, "the server ended the stream");
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            throw new GrpcException(GrpcCode.Unavailable, broken.Message, broken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        request.End();
        await body.DisposeAsync();
        response.Dispose();
        foreach (var token in tokens) token.Dispose();
    }
}
