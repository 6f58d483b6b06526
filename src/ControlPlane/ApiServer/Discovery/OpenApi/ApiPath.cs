using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

/// <summary>A path template with what may be asked of it.</summary>
/// <param name="Template">Such as /api/v1/namespaces/{namespace}/pods/{name}.</param>
/// <param name="Parameters">The names in braces, in order.</param>
/// <param name="Operations">One a method.</param>
internal sealed record ApiPath(string Template, IReadOnlyList<string> Parameters, IReadOnlyList<ApiOperation> Operations);

/// <summary>One method on one path.</summary>
internal sealed record ApiOperation(string Method, string Id, string Tag, string Description)
{
    /// <summary>The extension x-kubernetes-action; empty for paths without objects.</summary>
    public string Action { get; init; } = "";

    /// <summary>The kind that the operation is about.</summary>
    public KindName? Kind { get; init; }

    /// <summary>The definition of the body; null without one.</summary>
    public string? Body { get; init; }

    /// <summary>The body may be left out.</summary>
    public bool BodyOptional { get; init; }

    /// <summary>The definition of the answer; null for text.</summary>
    public string? Returns { get; init; }

    /// <summary>The codes of success with their meaning.</summary>
    public IReadOnlyList<(int Code, string Text)> Codes { get; init; } = [(200, "OK")];

    public IReadOnlyList<string> Consumes { get; init; } = ["*/*"];

    public IReadOnlyList<string> Produces { get; init; } = MediaTypes.Objects;

    /// <summary>The query parameters.</summary>
    public IReadOnlyList<FieldSchema> Query { get; init; } = [];
}

/// <summary>The formats of requests and answers.</summary>
internal static class MediaTypes
{
    public static readonly IReadOnlyList<string> Objects = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];

    public static readonly IReadOnlyList<string> Lists = [.. Objects, "application/json;stream=watch", "application/vnd.kubernetes.protobuf;stream=watch"];

    public static readonly IReadOnlyList<string> Patches =
        ["application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json", "application/apply-patch+yaml"];

    public static readonly IReadOnlyList<string> Text = ["text/plain", "application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];

    public static readonly IReadOnlyList<string> Any = ["*/*"];
}
