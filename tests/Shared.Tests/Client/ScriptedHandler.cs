using System.Net;
using System.Text;

namespace NetKube.Shared.Tests.Client;

/// <summary>Answers requests with what a test says, in order, and keeps what was asked.</summary>
internal sealed class ScriptedHandler(params Func<HttpRequestMessage, HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private readonly Lock _gate = new();   // guards the two below
    private int _next;

    public List<string> Asked { get; } = [];

    public static HttpResponseMessage Json(string json, int code = 200) =>
        new((HttpStatusCode)code) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    /// <summary>An answer that never ends: a watch with nothing more to say.</summary>
    public static HttpResponseMessage Endless(string frames) => new(HttpStatusCode.OK) { Content = new StreamContent(new EndlessStream(Encoding.UTF8.GetBytes(frames))) };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Asked.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
            return Task.FromResult(_next < answers.Length ? answers[_next++](request) : Endless(""));
        }
    }

    private sealed class EndlessStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            // One byte at a time: frames must survive being torn.
            var count = await base.ReadAsync(buffer[..1], cancellationToken);
            if (count > 0) return count;
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
