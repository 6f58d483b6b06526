using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Kinds;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>A request to a resource, as far as it is understood: who, what, how to answer.</summary>
/// <param name="Http">The exchange.</param>
/// <param name="Path">What the URL means.</param>
/// <param name="User">Who asks.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Kind">What the server knows of its kind.</param>
public sealed record ApiRequest(HttpContext Http, RequestPath Path, RequestUser User, ApiResource Resource, IKind Kind)
{
    /// <summary>Ends when the client is gone or the server stops.</summary>
    public CancellationToken Stop => Http.RequestAborted;

    /// <summary>Sentences for Warning headers.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The query.</summary>
    public IQueryCollection Query => Http.Request.Query;

    /// <summary>Nothing is stored.</summary>
    public bool DryRun => Query["dryRun"].Contains("All");

    /// <summary>Who writes, for managedFields: the fieldManager parameter, else the User-Agent up to its slash.</summary>
    public string FieldManager
    {
        get
        {
            var asked = Query["fieldManager"].ToString();
            if (asked.Length > 0) return asked;
            var agent = Http.Request.Headers.UserAgent.ToString();
            var slash = agent.IndexOf('/', StringComparison.Ordinal);
            var name = slash >= 0 ? agent[..slash] : agent;
            return name.Length == 0 ? "unknown" : name.Length > 128 ? name[..128] : name;
        }
    }
}
