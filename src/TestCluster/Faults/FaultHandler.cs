using System.Globalization;
using System.Net;
using System.Text;
using NetKube.Testing.Connections;

namespace NetKube.Testing.Faults;

/// <summary>Does to requests what the cluster's faults say.</summary>
internal sealed class FaultHandler(ClusterFaults faults, string user, Func<TestServer?> server, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var met = faults.Meet(user, RequestShape.Of(request));
        foreach (var fault in met)
        {
            if (Refusal(fault.Kind) is { } refusal) return Answer(request, refusal);
            if (fault.Kind == FaultKind.Unreachable) throw new HttpRequestException(HttpRequestError.ConnectionError, "connection refused (injected)");
            if (fault.Kind == FaultKind.StaleRead) await MakeStaleAsync(request, fault.Revisions, cancellationToken);
        }
        var response = await base.SendAsync(request, cancellationToken);
        foreach (var fault in met)
        {
            if (fault.Kind is FaultKind.LostAnswer or FaultKind.Crash)
            {
                // Only once the server has done it: the answer's first byte says that.
                if (fault.Kind == FaultKind.Crash) server()?.Break();
                response.Dispose();
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "the connection broke before the answer (injected)");
            }
            if (fault.Kind == FaultKind.DroppedWatch) await WrapAsync(response, body => new EventStream(body, copies: 1, fault.After), cancellationToken);
            if (fault.Kind == FaultKind.DuplicateEvents) await WrapAsync(response, body => new EventStream(body, copies: 2, int.MaxValue), cancellationToken);
        }
        return response;
    }

    private static Task WrapAsync(HttpResponseMessage response, Func<Stream, Stream> wrap, CancellationToken stop) =>
        response.IsSuccessStatusCode ? response.Content.ReplaceAsync(response, wrap, stop) : Task.CompletedTask;

    /// <summary>Reads the same as of some revisions ago, where that is still known.</summary>
    private async Task MakeStaleAsync(HttpRequestMessage request, int revisions, CancellationToken stop)
    {
        if (server() is not { Runs: true } asked) return;
        var revision = asked.Parts.State.Revision - revisions;
        if (revision < await asked.Store.OldestAsync(stop)) return;
        var old = request.RequestUri!;
        request.RequestUri = new Uri(old, string.Create(CultureInfo.InvariantCulture, $"/history/{revision}{old.PathAndQuery}"));
    }

    private static (HttpStatusCode Code, string Reason, string Message)? Refusal(FaultKind kind) => kind switch
    {
        FaultKind.Conflict => (HttpStatusCode.Conflict, "Conflict",
            "Operation cannot be fulfilled (injected): the object has been modified; please apply your changes to the latest version and try again"),
        FaultKind.Expired => (HttpStatusCode.Gone, "Expired", "The resourceVersion for the provided watch is too old (injected)."),
        FaultKind.Unavailable => (HttpStatusCode.ServiceUnavailable, "ServiceUnavailable", "the server is currently unable to handle the request (injected)"),
        _ => null,
    };

    private static HttpResponseMessage Answer(HttpRequestMessage request, (HttpStatusCode Code, string Reason, string Message) refusal)
    {
        var status = $$"""{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"{{refusal.Message}}","reason":"{{refusal.Reason}}","code":{{(int)refusal.Code}}}""";
        return new HttpResponseMessage(refusal.Code) { RequestMessage = request, Content = new StringContent(status, Encoding.UTF8, "application/json") };
    }
}
