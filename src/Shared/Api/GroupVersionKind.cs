namespace NetKube.Shared.Api.Meta.V1;

/// <summary>A kind, fully named.</summary>
[ApiType("meta.k8s.io/v1")]
public sealed partial class GroupVersionKind
{
    [Field("group", 1, Required = true)]
    public string Group { get; set; } = "";

    [Field("version", 2, Required = true)]
    public string Version { get; set; } = "";

    [Field("kind", 3, Required = true)]
    public string Kind { get; set; } = "";
}

/// <summary>A resource, fully named.</summary>
[ApiType("meta.k8s.io/v1")]
public sealed partial class GroupVersionResource
{
    [Field("group", 1, Required = true)]
    public string Group { get; set; } = "";

    [Field("version", 2, Required = true)]
    public string Version { get; set; } = "";

    [Field("resource", 3, Required = true)]
    public string Resource { get; set; } = "";
}
