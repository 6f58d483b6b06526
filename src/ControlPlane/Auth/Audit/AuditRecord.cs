using NetKube.ControlPlane.Auth.Reviews;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Audit.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Auth.Audit;

/// <summary>How a request came in.</summary>
/// <param name="Access">What is asked for, by whom.</param>
/// <param name="Uri">Path and query.</param>
/// <param name="UserAgent">The client's name for itself.</param>
/// <param name="SourceAddresses">Forwarded addresses first, the connection's last.</param>
/// <param name="AuditId">What the client called the request; empty for a new id.</param>
public sealed record AuditedRequest(AccessRequest Access, string Uri, string UserAgent, IReadOnlyList<string> SourceAddresses, string AuditId);

/// <summary>What is noted of one request, from its beginning to its end. Used by one request at a time.</summary>
public sealed class AuditRecord
{
    private readonly Event _event;
    private readonly AuditDecision _decision;
    private readonly IAuditSink _sink;
    private readonly TimeProvider _clock;

    internal AuditRecord(AuditedRequest request, AuditDecision decision, IAuditSink sink, TimeProvider clock)
    {
        (_decision, _sink, _clock) = (decision, sink, clock);
        var access = request.Access;
        _event = new Event
        {
            Kind = "Event",
            ApiVersion = "audit.k8s.io/v1",
            Level = decision.Level,
            AuditID = request.AuditId.Length > 0 ? request.AuditId : Guid.NewGuid().ToString(),
            RequestURI = request.Uri,
            Verb = access.Verb,
            User = Identities.Info(access.User),
            SourceIPs = [.. request.SourceAddresses],
            UserAgent = request.UserAgent,
            RequestReceivedTimestamp = MicroTime.Now(clock),
            ObjectRef = !access.IsResource ? null : new ObjectReference { Resource = access.Resource, Subresource = access.Subresource, Namespace = access.Namespace, Name = access.Name, ApiGroup = access.Group, ApiVersion = access.Version },
        };
        Emit(Stage.RequestReceived);
    }

    /// <summary>The id, for the answer's Audit-ID header.</summary>
    public string Id => _event.AuditID;

    /// <summary>Bodies are wanted.</summary>
    public bool WantsRequest => _decision.Level is Level.Request or Level.RequestResponse;

    /// <summary>Answers are wanted.</summary>
    public bool WantsResponse => _decision.Level is Level.RequestResponse;

    /// <summary>As whom the requester acts.</summary>
    public void ActsAs(RequestUser user) => _event.ImpersonatedUser = Identities.Info(user);

    /// <summary>What an authorizer or an admission step has to say.</summary>
    public void Annotate(string key, string value) => (_event.Annotations ??= [])[key] = value;

    /// <summary>The object that was sent.</summary>
    public void Requested(RawJson value)
    {
        if (WantsRequest) _event.RequestObject = value;
    }

    /// <summary>The answer's headers are sent, and more will follow (watches, exec).</summary>
    public void Started(int code)
    {
        _event.ResponseStatus = new Status { Code = code };
        Emit(Stage.ResponseStarted);
    }

    /// <summary>The answer is sent.</summary>
    public void Completed(int code, Status? failure, RawJson? response)
    {
        _event.ResponseStatus = failure is null ? new Status { Code = code } : new Status { StatusValue = failure.StatusValue, Message = failure.Message, Reason = failure.Reason, Details = failure.Details, Code = code };
        if (WantsResponse) _event.ResponseObject = response;
        Emit(Stage.ResponseComplete);
    }

    /// <summary>The server failed.</summary>
    public void Failed()
    {
        _event.ResponseStatus = new Status { StatusValue = "Failure", Reason = StatusReason.InternalError, Code = 500 };
        Emit(Stage.Panic);
    }

    private void Emit(string stage)
    {
        if (_decision.OmitStages.Contains(stage)) return;
        _event.Stage = stage;
        _event.StageTimestamp = MicroTime.Now(_clock);
        _sink.Write(_event);
    }
}
