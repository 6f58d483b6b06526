// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Discovery.V1;

[ApiType("discovery.k8s.io/v1", Atomic = true)]
public sealed partial class EndpointPort
{
    [Field("name", 1, OmitEmpty = true)]
    public string? Name { get; set; }

    [Field("protocol", 2, OmitEmpty = true, Enum = typeof(Core.V1.Protocol))]
    public string? Protocol { get; set; }

    [Field("port", 3, OmitEmpty = true)]
    public int? Port { get; set; }

    [Field("appProtocol", 4, OmitEmpty = true)]
    public string? AppProtocol { get; set; }
}
