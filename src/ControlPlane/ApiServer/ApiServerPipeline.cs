using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.ApiServer.Discovery;
using NetKube.ControlPlane.ApiServer.History;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Auth.Impersonation;
using NetKube.ControlPlane.Hosting;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer;

/// <summary>
/// A request's whole way, read from top to bottom: health → who → as whom → may they → what is it → answer. Neutral to
/// the transport: Kestrel and the in-process handler end here alike.
/// </summary>
public sealed class ApiServerPipeline(
    HealthHandler health, RequestAuthenticator authenticator, Impersonator impersonator, AuthorizerChain authorizer, DiscoveryHandler discovery,
        MomentRouter router, ILogger<ApiServerPipeline> log)
{
    /// <summary>Answers one request; never throws.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            await AnswerAsync(http);
        }
        catch (ApiException e)
        {
            await ResponseWriter.StatusAsync(http, e.Status);
        }
        catch (StoreFullException e)
        {
            log.StoreFull(e.Message);
            await ResponseWriter.StatusAsync(http, ApiException.Make(507, "InsufficientStorage", "the store is full: " + e.Message).Status);
        }
        catch (StoreUnavailableException e)
        {
            log.StoreUnavailable(e.Message);
            await ResponseWriter.StatusAsync(http, ApiException.Make(503, StatusReason.ServiceUnavailable, e.Message,
                new StatusDetails { RetryAfterSeconds = 1 }).Status);
        }
        catch (StoreTooLargeException e)
        {
            await ResponseWriter.StatusAsync(http, ApiException.Make(413, StatusReason.RequestEntityTooLarge, e.Message).Status);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client left.
        }
        catch (BadHttpRequestException e)
        {
            await ResponseWriter.StatusAsync(http, ApiException.BadRequest(e.Message).Status);
        }
        catch (Exception e)
        {
            log.RequestFailed(e, http.Request.Method, http.Request.Path);
            await ResponseWriter.StatusAsync(http, ApiException.Internal(e.Message).Status);
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        AskedMoment.Take(http);
        var watch = http.Request.Query["watch"];
        var path = RequestPath.Parse(http.Request.Method, http.Request.Path.Value ?? "/", watch.Count > 0 && Negotiated.IsTrue(watch));
        http.Response.Headers["Audit-Id"] = AuditId(http);
        var user = http.Features.Get<InProcessIdentity>()?.User
            ?? await authenticator.AuthenticateAsync(new Credentials(http.Connection.ClientCertificate, BearerToken(http.Request)), http.RequestAborted);
        user = await impersonator.ApplyAsync(user, http.Request.Headers, http.RequestAborted) ?? user;
        await authorizer.DemandAsync(AccessOf(path, user, http), http.RequestAborted);
        if (await health.TryHandleAsync(http, path)) return;
        if (!path.IsResource)
        {
            if (await router.TryHandleAsync(http, path)) return;
            if (await discovery.TryHandleAsync(http, path)) return;
            await DiscoveryHandler.NoSuchPathAsync(http);
            return;
        }
        await router.HandleAsync(http, path, user);
    }

    private static AccessRequest AccessOf(RequestPath path, RequestUser user, HttpContext http) => new(user, path.Verb)
    {
        Path = path.Path,
        IsResource = path.IsResource,
        Group = path.Group,
        Version = path.Version,
        Resource = path.Resource,
        Subresource = path.Subresource,
        Namespace = path.Namespace,
        Name = path.Name,
        FieldSelector = path.IsResource ? http.Request.Query["fieldSelector"].ToString() : "",
    };

    private static string? BearerToken(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return header[7..].Trim();
        // A browser cannot set headers on a WebSocket: the token comes as a subprotocol, base64url (KEP-4006's predecessor).
        foreach (var protocol in request.Headers.SecWebSocketProtocol.ToString().Split(',', StringSplitOptions.TrimEntries))
        {
            const string Prefix = "base64url.bearer.authorization.k8s.io.";
            if (!protocol.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            var padded = protocol[Prefix.Length..].Replace('-', '+').Replace('_', '/');
            var bytes = new byte[padded.Length];
            if (Convert.TryFromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='), bytes, out var count)) return System.Text.Encoding.UTF8.GetString(bytes, 0, count);
        }
        return null;
    }

    private static string AuditId(HttpContext http)
    {
        var given = http.Request.Headers["Audit-ID"].ToString();
        return given.Length is > 0 and <= 64 ? given : Guid.NewGuid().ToString();
    }
}
