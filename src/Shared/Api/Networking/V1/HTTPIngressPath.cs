// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class HTTPIngressPath
{
    [Field("path", 1, OmitEmpty = true)]
    public string Path { get; set; } = "";

    [Field("pathType", 3, Required = true)]
    public string? PathType { get; set; }

    [Field("backend", 2, Required = true)]
    public IngressBackend Backend { get; set; } = new();
}
