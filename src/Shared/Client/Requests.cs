namespace NetKube.Shared.Client;

/// <summary>Which objects of a collection are meant, and how they are to be read.</summary>
public sealed record ListRequest
{
    /// <summary>Every object of the kind.</summary>
    public static ListRequest All { get; } = new();

    /// <summary>The namespace; null for all of them.</summary>
    public string? Namespace { get; init; }

    /// <summary>Such as "app=web,tier!=db".</summary>
    public string? LabelSelector { get; init; }

    /// <summary>Such as "spec.nodeName=n1".</summary>
    public string? FieldSelector { get; init; }

    /// <summary>At most so many in a page; 0 for no paging.</summary>
    public int Limit { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? Continue { get; init; }

    /// <summary>null: the newest; "0": whatever the server has at hand.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>"Exact" or "NotOlderThan".</summary>
    public string? ResourceVersionMatch { get; init; }

    /// <summary>The objects of one namespace.</summary>
    public static ListRequest In(string ns) => new() { Namespace = ns };
}

/// <summary>From when on, and of which objects, changes are wanted.</summary>
public sealed record WatchRequest
{
    /// <summary>The namespace; null for all of them.</summary>
    public string? Namespace { get; init; }

    public string? LabelSelector { get; init; }

    public string? FieldSelector { get; init; }

    /// <summary>Changes after this version; null to begin with the present state as ADDED events.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Ask for BOOKMARK events, which move the resume point forward in quiet times.</summary>
    public bool AllowBookmarks { get; init; } = true;

    /// <summary>The server ends the watch after so long; 0 leaves it to the server.</summary>
    public int TimeoutSeconds { get; init; }
}

/// <summary>A page of a collection.</summary>
/// <param name="Items">The objects; kind and apiVersion are set on each.</param>
/// <param name="ResourceVersion">A watch from here misses nothing.</param>
/// <param name="Continue">The token for the next page; empty on the last.</param>
public sealed record KubeList<T>(IReadOnlyList<T> Items, string ResourceVersion, string Continue);

/// <summary>What a watch reports.</summary>
public enum WatchEventType
{
    Added,
    Modified,
    Deleted,

    /// <summary>The object carries only a resourceVersion: everything up to it was sent.</summary>
    Bookmark,
}

/// <param name="Type">What happened.</param>
/// <param name="Object">The object after it (before it, for a deletion).</param>
public readonly record struct WatchEvent<T>(WatchEventType Type, T Object);

/// <summary>The forms of PATCH.</summary>
public enum PatchKind
{
    /// <summary>RFC 6902.</summary>
    Json,

    /// <summary>RFC 7386.</summary>
    Merge,

    /// <summary>Kubernetes' merge, which knows lists by their keys.</summary>
    StrategicMerge,

    /// <summary>Server-side apply.</summary>
    Apply,
}

/// <summary>A patch's bytes and how they are meant.</summary>
/// <param name="Kind">The form.</param>
/// <param name="Content">JSON (YAML too for apply).</param>
public sealed record PatchBody(PatchKind Kind, ReadOnlyMemory<byte> Content)
{
    public PatchBody(PatchKind kind, string json)
        : this(kind, System.Text.Encoding.UTF8.GetBytes(json))
    {
    }

    /// <summary>Who owns the fields; required for apply.</summary>
    public string? FieldManager { get; init; }

    /// <summary>Apply: take fields from their present owners.</summary>
    public bool Force { get; init; }

    /// <summary>The content type that goes with the form.</summary>
    public string MediaType => Kind switch
    {
        PatchKind.Json => "application/json-patch+json",
        PatchKind.Merge => "application/merge-patch+json",
        PatchKind.StrategicMerge => "application/strategic-merge-patch+json",
        _ => "application/apply-patch+yaml",
    };
}
