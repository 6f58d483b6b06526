using NetKube.Shared.Api.Audit.V1;

namespace NetKube.ControlPlane.Auth.Audit;

/// <summary>Where audit events go. Writing never waits: a request is not delayed by its audit.</summary>
public interface IAuditSink
{
    /// <summary>Takes an event; it is encoded before this returns, as the record goes on changing.</summary>
    void Write(Event auditEvent);
}

/// <summary>Begins a record for each request that the policy wants noted.</summary>
public sealed class AuditTrail(AuditPolicy policy, IAuditSink sink, TimeProvider clock)
{
    /// <summary>The request's record; null when the policy wants none.</summary>
    public AuditRecord? Begin(AuditedRequest request)
    {
        var decision = policy.Decide(request.Access);
        return decision.Level == Level.None ? null : new AuditRecord(request, decision, sink, clock);
    }
}
