using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.FlowControl;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Legacy;
using NetKube.ControlPlane.Auth.Audit;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer.Lifecycle;

/// <summary>One request on its way through the server: what is counted, limited and noted of it.</summary>
public sealed class RunningRequest(HttpContext http, RequestPath path, long began)
{
    private FlowTicket _ticket;
    private int _holds;

    /// <summary>The exchange.</summary>
    public HttpContext Http => http;

    /// <summary>What the URL means.</summary>
    public RequestPath Path => path;

    /// <summary>The clock's timestamp when it came in.</summary>
    public long Began => began;

    /// <summary>It lasts as long as the client wishes: no deadline, no seat, and it is ended when the server leaves.</summary>
    public bool IsLongRunning { get; } = RequestClass.IsLongRunning(path);

    /// <summary>It changes something.</summary>
    public bool IsMutating { get; } = RequestClass.IsMutating(path);

    /// <summary>The removed resource that it asked for; null for today's.</summary>
    public LegacyResource? Legacy { get; init; }

    /// <summary>Its time was up before it was answered.</summary>
    public bool TimedOut { get; set; }

    /// <summary>The refusal it was answered with.</summary>
    public Status? Failure { get; set; }

    /// <summary>What the audit log wants of it.</summary>
    public AuditRecord? Audit { get; set; }

    /// <summary>Copies of the bodies, for the audit log.</summary>
    internal AuditBodies? Bodies { get; set; }

    /// <summary>Where it is counted.</summary>
    internal RequestFigures? Figures { get; set; }

    /// <summary>Takes seats; they are given back once, whoever calls <see cref="Leave"/> first.</summary>
    public void Hold(in FlowTicket ticket)
    {
        _ticket = ticket;
        Volatile.Write(ref _holds, 1);
    }

    /// <summary>Gives the seats back.</summary>
    public void Leave()
    {
        if (Interlocked.Exchange(ref _holds, 0) == 1) _ticket.Leave();
    }
}
