using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.ApiServer.Discovery;
using NetKube.ControlPlane.ApiServer.History;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Legacy;
using NetKube.ControlPlane.ApiServer.Lifecycle;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Auth.Audit;
using NetKube.ControlPlane.Hosting;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer;

/// <summary>
/// A request's whole way, read from top to bottom: who → as whom → is there room → may they → what is it → answer.
/// Neutral to the transport: Kestrel and the in-process handler end here alike.
/// </summary>
public sealed class ApiServerPipeline(
    PipelineIdentity identity, RequestLifecycle lifecycle, PipelineHandlers handlers, TimeProvider clock, ILogger<ApiServerPipeline> log)
{
    /// <summary>Answers one request; never throws.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        AskedMoment.Take(http);
        var watch = http.Request.QueryString.HasValue ? http.Request.Query["watch"] : default;
        var path = RequestPath.Parse(http.Request.Method, http.Request.Path.Value ?? "/", watch.Count > 0 && Negotiated.IsTrue(watch));
        var legacy = handlers.LegacyOf(path);
        if (legacy is not null) path = LegacyApis.Modern(path, legacy);
        var request = new RunningRequest(http, path, clock.GetTimestamp()) { Legacy = legacy };
        lifecycle.Begin(request);
        try
        {
            using (lifecycle.Limit(request)) await AnswerAsync(request);
        }
        catch (Exception e)
        {
            await RefuseAsync(request, e);
        }
        finally
        {
            lifecycle.End(request);
            EndAudit(request);
        }
    }

    private async Task AnswerAsync(RunningRequest request)
    {
        var (http, path) = (request.Http, request.Path);
        var id = AuditId(http);
        http.Response.Headers["Audit-Id"] = id;
        var user = await WhoAsync(request, id);
        var access = AccessOf(path, user, http);
        BeginAudit(request, access, id);
        if (await identity.Impersonator.ApplyAsync(user, http.Request.Headers, http.RequestAborted) is { } other)
        {
            (user, access) = (other, access with { User = other });
            request.Audit?.ActsAs(other);
        }
        if (await lifecycle.EnterAsync(request, access) is { } later)
        {
            await AnswerAsync(request, later.Status);
            return;
        }
        await DemandAsync(request, access);
        if (request.Legacy is { } legacy) await LegacyApis.PrepareAsync(http, legacy);
        await handlers.HandleAsync(http, path, user);
    }

    private async ValueTask<RequestUser> WhoAsync(RunningRequest request, string id)
    {
        var http = request.Http;
        if (http.Features.Get<InProcessIdentity>() is { } given) return given.User;
        try
        {
            var credentials = new Credentials(http.Connection.ClientCertificate, BearerToken(http.Request));
            var user = await identity.Authenticator.AuthenticateAsync(credentials, http.RequestAborted);
            identity.Metrics.Authenticated();
            return user;
        }
        catch (ApiException refused) when (refused.Code == 401)
        {
            identity.Metrics.NotAuthenticated();
            BeginAudit(request, AccessOf(request.Path, RequestUser.Nobody, http), id);
            throw;
        }
    }

    private async ValueTask DemandAsync(RunningRequest request, AccessRequest access)
    {
        var (decision, why) = await identity.Authorizer.AuthorizeAsync(access, request.Http.RequestAborted);
        var isAllowed = decision == AccessDecision.Allow;
        identity.Metrics.Authorized(isAllowed);
        request.Audit?.Annotate("authorization.k8s.io/decision", isAllowed ? "allow" : "forbid");
        request.Audit?.Annotate("authorization.k8s.io/reason", why);
        if (!isAllowed) throw AuthorizerChain.Refusal(access, why);
    }

    private async Task RefuseAsync(RunningRequest request, Exception why)
    {
        var http = request.Http;
        var isLeaving = http.RequestAborted.IsCancellationRequested || lifecycle.IsDraining;
        if (why is OperationCanceledException && !request.TimedOut && isLeaving) return;
        try
        {
            await AnswerAsync(request, StatusOf(request, why));
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The client left before it heard.
        }
    }

    private static Task AnswerAsync(RunningRequest request, Status status)
    {
        request.Failure = status;
        return ResponseWriter.StatusAsync(request.Http, status);
    }

    private Status StatusOf(RunningRequest request, Exception why)
    {
        switch (why)
        {
            case ApiException known:
                return known.Status;
            case StoreFullException full:
                log.StoreFull(full.Message);
                return ApiException.Make(507, "InsufficientStorage", "the store is full: " + full.Message).Status;
            case StoreUnavailableException away:
                log.StoreUnavailable(away.Message);
                return ApiException.Make(503, StatusReason.ServiceUnavailable, away.Message, new StatusDetails { RetryAfterSeconds = 1 }).Status;
            case StoreTooLargeException large:
                return ApiException.Make(413, StatusReason.RequestEntityTooLarge, large.Message).Status;
            case BadHttpRequestException { StatusCode: 413 } large:
                return ApiException.TooLarge("Request entity too large: " + large.Message).Status;
            case BadHttpRequestException bad:
                return ApiException.BadRequest(bad.Message).Status;
            case Shared.Serialization.ApiFormatException malformed:
                return ApiException.BadRequest(malformed.Message).Status;
            case OperationCanceledException when request.TimedOut:
                return ApiException.Timeout("the request was not answered within its time (--request-timeout, or timeout= in the URL)", 0).Status;
            default:
                log.RequestFailed(why, request.Http.Request.Method, request.Path.Path);
                return ApiException.Internal(why.Message).Status;
        }
    }

    private void BeginAudit(RunningRequest request, AccessRequest access, string id)
    {
        if (identity.Audit is not { } trail) return;
        var http = request.Http;
        var uri = http.Request.Path + http.Request.QueryString.Value;
        request.Audit = trail.Begin(new AuditedRequest(access, uri, http.Request.Headers.UserAgent.ToString(), SourceAddresses.Of(http), id));
        if (request.Audit is null) return;
        request.Bodies = new AuditBodies(http, request.Audit);
        if (request.IsLongRunning)
        {
            http.Response.OnStarting(static r =>
            {
                var running = (RunningRequest)r;
                running.Audit!.Started(running.Http.Response.StatusCode);
                return Task.CompletedTask;
            }, request);
        }
    }

    private static void EndAudit(RunningRequest request)
    {
        if (request.Audit is not { } record) return;
        using var bodies = request.Bodies!;
        bodies.NoteRequest(request.Http, record);
        record.Completed(request.Http.Response.StatusCode, request.Failure, bodies.Response(request.Http));
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
        FieldSelector = path.IsResource && http.Request.QueryString.HasValue ? http.Request.Query["fieldSelector"].ToString() : "",
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
        return given.Length is > 0 and <= 64 ? given : Storage.RandomUid.Next();
    }
}

/// <summary>Who asks, and what he may do.</summary>
/// <param name="Authenticator">Who.</param>
/// <param name="Impersonator">As whom.</param>
/// <param name="Authorizer">What he may do.</param>
/// <param name="Metrics">How often they said yes and no.</param>
/// <param name="Audit">What is noted of it; null without a policy.</param>
public sealed record PipelineIdentity(
    RequestAuthenticator Authenticator, Auth.Impersonation.Impersonator Impersonator, IAuthorizer Authorizer, AuthMetrics Metrics, AuditTrail? Audit);
