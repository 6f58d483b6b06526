namespace NetKube.Testing.Connections;

/// <summary>The body of an answer, read by way of another one.</summary>
internal abstract class ReadingStream(Stream inner) : Stream
{
    protected Stream Inner { get; } = inner;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("the length of an answer under way is not known");

    public override long Position
    {
        get => throw new NotSupportedException("an answer under way has no position");
        set => throw new NotSupportedException("an answer under way has no position");
    }

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("answers are read without blocking");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("an answer under way cannot seek");

    public override void SetLength(long value) => throw new NotSupportedException("an answer under way has no length");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("an answer is read only");

    protected override void Dispose(bool disposing)
    {
        if (disposing) Inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Bodies of answers.</summary>
internal static class Bodies
{
    /// <summary>Puts another body in an answer's place, with the same headers.</summary>
    public static async Task ReplaceAsync(this HttpContent content, HttpResponseMessage response, Func<Stream, Stream> wrap, CancellationToken stop)
    {
        var replaced = new StreamContent(wrap(await content.ReadAsStreamAsync(stop)));
        foreach (var (name, values) in content.Headers) replaced.Headers.TryAddWithoutValidation(name, values);
        response.Content = replaced;
    }
}
