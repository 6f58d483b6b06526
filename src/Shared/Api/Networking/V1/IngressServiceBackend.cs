// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressServiceBackend
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("port", 2, OmitEmpty = true)]
    public ServiceBackendPort Port { get; set; } = new();
}
