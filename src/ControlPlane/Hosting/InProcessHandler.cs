using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Client;
using NetKube.Shared.Threading;

namespace NetKube.ControlPlane.Hosting;

/// <summary>
/// The API server as an HttpMessageHandler: requests go straight into its pipeline, without sockets, TLS or headers on
/// a wire. The server's own controllers and test clusters use it. Who asks is given, not proven; without a given user the
/// request's bearer token says it, as for every request from outside.
/// </summary>
public sealed class InProcessHandler(Func<HttpContext, Task> pipeline, RequestUser? user, IServiceProvider services, SerialContext? thread = null)
    : HttpMessageHandler
{
    /// <summary>A client over such a handler, or one around it.</summary>
    public static HttpClient ClientOver(HttpMessageHandler handler) =>
        new(handler) { BaseAddress = new Uri("https://kubernetes.default.svc"), Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>A typed client over such a handler, or one around it.</summary>
    public static IKubeClient KubeClientOver(HttpMessageHandler handler) =>
        new HttpKubeClient(ClientOver(handler), direct: new HttpMessageInvoker(handler));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = new Exchange(services, user, thread);
        try
        {
            await exchange.FillAsync(request, cancellationToken);
        }
        catch (InvalidOperationException)
        {
            // A path that no server takes, such as one with a zero byte: Kestrel answers it so, too.
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { RequestMessage = request };
        }
        exchange.Run(pipeline);
        return await exchange.ResponseAsync(request, cancellationToken);
    }

    /// <summary>One request and its answer, whose body is a pipe: the client reads while the server still writes.</summary>
    private sealed class Exchange : IHttpResponseFeature, IHttpRequestLifetimeFeature, IDisposable
    {
        private readonly DefaultHttpContext _http;
        private readonly Pipe _body;
        private readonly SerialContext? _thread;
        private readonly CancellationTokenSource _aborted = new();
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private CancellationTokenRegistration _callerLeft;
        private List<(Func<object, Task> Callback, object State)>? _starting;

        public Exchange(IServiceProvider services, RequestUser? user, SerialContext? thread)
        {
            _thread = thread;
            _body = new Pipe(new PipeOptions(readerScheduler: SchedulerOf(SynchronizationContext.Current), writerScheduler: SchedulerOf(thread),
                pauseWriterThreshold: 1 << 20, resumeWriterThreshold: 1 << 19, useSynchronizationContext: false));
            var features = new FeatureCollection();
            features.Set<IHttpRequestFeature>(new HttpRequestFeature { Protocol = "HTTP/2", Scheme = "https" });
            features.Set<IHttpResponseFeature>(this);
            features.Set<IHttpRequestLifetimeFeature>(this);
            features.Set<IHttpResponseBodyFeature>(new PipeBody(_body.Writer, Start));
            if (user is not null) features.Set(new InProcessIdentity(user));
            _http = new DefaultHttpContext(features) { RequestServices = services };
            RequestAborted = _aborted.Token;
        }

        public int StatusCode { get; set; } = 200;

        public string? ReasonPhrase { get; set; }

        public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

        public Stream Body { get; set; } = Stream.Null;

        public bool HasStarted => _started.Task.IsCompleted;

        public CancellationToken RequestAborted { get; set; }

        public void Abort() => _aborted.Cancel();

        public void Dispose() => _aborted.Dispose();

        public void OnStarting(Func<object, Task> callback, object state) => (_starting ??= []).Add((callback, state));

        public void OnCompleted(Func<object, Task> callback, object state)
        {
        }

        public async Task FillAsync(HttpRequestMessage message, CancellationToken stop)
        {
            var request = _http.Request;
            var uri = message.RequestUri!;
            request.Method = message.Method.Method;
            request.Host = new HostString(uri.Authority);
            request.Path = PathString.FromUriComponent(uri);
            request.QueryString = QueryString.FromUriComponent(uri);
            foreach (var (name, values) in message.Headers) request.Headers[name] = values.ToArray();
            if (message.Content is not { } content) return;
            foreach (var (name, values) in content.Headers) request.Headers[name] = values.ToArray();
            request.Body = await content.ReadAsStreamAsync(stop);
        }

        public void Run(Func<HttpContext, Task> pipeline) => _ = _thread is null ? Task.Run(() => AnswerAsync(pipeline)) : _thread.RunAsync(() => AnswerAsync(pipeline));

        private async Task AnswerAsync(Func<HttpContext, Task> pipeline)
        {
            Exception? failure = null;
            try
            {
                await pipeline(_http);
            }
            catch (Exception e)
            {
                // Reading the body fails with it, as a broken connection would.
                failure = e;
            }
            Start();
            await _body.Writer.CompleteAsync(failure);
            await _callerLeft.DisposeAsync();
        }

        public async Task<HttpResponseMessage> ResponseAsync(HttpRequestMessage request, CancellationToken stop)
        {
            _callerLeft = stop.UnsafeRegister(static o => ((CancellationTokenSource)o!).Cancel(), _aborted);
            await _started.Task.WaitHereAsync(stop);
            var response = new HttpResponseMessage((HttpStatusCode)StatusCode) { RequestMessage = request, Version = HttpVersion.Version20, Content = new StreamContent(new LeavingStream(_body.Reader.AsStream(), _aborted)) };
            foreach (var (name, values) in Headers)
            {
                if (!response.Headers.TryAddWithoutValidation(name, values.ToArray())) response.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
            return response;
        }

        private static PipeScheduler SchedulerOf(SynchronizationContext? context) =>
            context is SerialContext serial ? new SerialScheduler(serial) : PipeScheduler.ThreadPool;

        private void Start()
        {
            if (HasStarted) return;
            // What waits for this here only counts; none of it has anything to wait for.
            foreach (var (callback, state) in Interlocked.Exchange(ref _starting, null) ?? []) callback(state).GetAwaiter().GetResult();
            _started.TrySetResult();
        }
    }

    /// <summary>The body's writing side; the first byte or flush starts the answer.</summary>
    private sealed class PipeBody(PipeWriter writer, Action start) : IHttpResponseBodyFeature
    {
        private Stream? _stream;
        private PipeWriter? _starting;

        public Stream Stream => _stream ??= Writer.AsStream(leaveOpen: true);

        public PipeWriter Writer => _starting ??= new StartingWriter(writer, start);

        public void DisableBuffering()
        {
        }

        public Task StartAsync(CancellationToken cancellationToken = default)
        {
            start();
            return Task.CompletedTask;
        }

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
            SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);

        public Task CompleteAsync() => Task.CompletedTask;
    }

    /// <summary>Resumes a pipe's side on the logical thread that it belongs to.</summary>
    private sealed class SerialScheduler(SerialContext thread) : PipeScheduler
    {
        public override void Schedule(Action<object?> action, object? state) => thread.Post(new SendOrPostCallback(action), state);
    }

    private sealed class StartingWriter(PipeWriter inner, Action start) : PipeWriter
    {
        public override void Advance(int bytes) => inner.Advance(bytes);

        public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null)
        {
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            start();
            return inner.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Ends the server's side when the client lets go of the body.</summary>
    private sealed class LeavingStream(Stream inner, CancellationTokenSource left) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException("the length of a stream under way is not known");

        public override long Position
        {
            get => throw new NotSupportedException("a stream under way has no position");
            set => throw new NotSupportedException("a stream under way has no position");
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => inner.ReadAsync(buffer, offset, count, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("a stream under way cannot seek");

        public override void SetLength(long value) => throw new NotSupportedException("a stream under way has no length");

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("an answer is read only");

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                left.Cancel();
                inner.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}

/// <summary>Who asks, for requests that never crossed a wire.</summary>
public sealed record InProcessIdentity(RequestUser User);
