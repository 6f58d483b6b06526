using NetKube.Testing.Faults;

namespace NetKube.Testing;

/// <summary>What happens to a request.</summary>
public enum FaultKind
{
    /// <summary>409 Conflict, as when somebody else wrote first; nothing is written.</summary>
    Conflict,

    /// <summary>410 Expired, as when history was compacted.</summary>
    Expired,

    /// <summary>503 ServiceUnavailable; nothing is written.</summary>
    Unavailable,

    /// <summary>The connection breaks before the server has the request.</summary>
    Unreachable,

    /// <summary>The server does what was asked, and the connection breaks before the answer: the client cannot know.</summary>
    LostAnswer,

    /// <summary>A get or list answers with an older state, as a server whose cache lags behind.</summary>
    StaleRead,

    /// <summary>A watch breaks off after <see cref="ClusterFault.After"/> events.</summary>
    DroppedWatch,

    /// <summary>A watch delivers every event twice.</summary>
    DuplicateEvents,

    /// <summary>The server is killed after <see cref="ClusterFault.After"/> such requests were carried out, before the last is answered.</summary>
    Crash,
}

/// <summary>A fault, and the requests that meet it. What is null matches all.</summary>
public sealed record ClusterFault
{
    public required FaultKind Kind { get; init; }

    /// <summary>Such as system:kube-controller-manager, system:kube-scheduler, system:node:node-1; of the servers' own loops too.</summary>
    public string? User { get; init; }

    /// <summary>get, list, watch, create, update, patch, delete or deletecollection.</summary>
    public string? Verb { get; init; }

    /// <summary>Such as pods, or pods/status for a subresource.</summary>
    public string? Resource { get; init; }

    /// <summary>It meets so many requests, then it is over.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>How likely each matching request meets it, from 0 to 1; by the cluster's seed.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Events of a dropped watch, or requests before a crash.</summary>
    public int After { get; init; }

    /// <summary>How many revisions a stale read lags behind.</summary>
    public int Revisions { get; init; } = 1;

    internal bool Matches(string user, RequestShape request) =>
        (User is null || User == user) && (Verb is null || Verb == request.Verb) && (Resource is null || Resource == request.Resource) && Kind switch
        {
            FaultKind.StaleRead => request.Verb is "get" or "list",
            FaultKind.DroppedWatch or FaultKind.DuplicateEvents => request.Verb == "watch",
            FaultKind.Crash or FaultKind.LostAnswer => request.Verb is not "watch",
            _ => true,
        };
}
