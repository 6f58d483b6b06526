// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressPortStatus
{
    [Field("port", 1, Required = true)]
    public int Port { get; set; }

    [Field("protocol", 2, Required = true, Enum = typeof(Core.V1.Protocol))]
    public string Protocol { get; set; } = "";

    [Field("error", 3, OmitEmpty = true)]
    public string? Error { get; set; }
}
