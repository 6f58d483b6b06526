// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>A path and its backend.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class HTTPIngressPath
{
    /// <summary>The path, beginning with a slash.</summary>
    [Field("path", 1, OmitEmpty = true)]
    public string Path { get; set; } = "";

    /// <summary>Exact, Prefix or ImplementationSpecific.</summary>
    [Field("pathType", 3, Required = true)]
    public string? PathType { get; set; }

    /// <summary>Where matching requests go.</summary>
    [Field("backend", 2, Required = true)]
    public IngressBackend Backend { get; set; } = new();
}
