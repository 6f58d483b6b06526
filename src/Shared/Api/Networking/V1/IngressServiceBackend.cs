// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>A port of a service.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressServiceBackend
{
    /// <summary>The service.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>The port.</summary>
    [Field("port", 2, OmitEmpty = true)]
    public ServiceBackendPort Port { get; set; } = new();
}
