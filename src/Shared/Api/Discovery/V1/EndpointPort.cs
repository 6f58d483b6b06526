// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Discovery.V1;

/// <summary>A port of the slice's endpoints.</summary>
[ApiType("discovery.k8s.io/v1", Atomic = true)]
public sealed partial class EndpointPort
{
    /// <summary>Name of the service's port.</summary>
    [Field("name", 1, OmitEmpty = true)]
    public string? Name { get; set; }

    /// <summary>TCP, UDP or SCTP.</summary>
    [Field("protocol", 2, OmitEmpty = true, Enum = typeof(Core.V1.Protocol))]
    public string? Protocol { get; set; }

    /// <summary>The number.</summary>
    [Field("port", 3, OmitEmpty = true)]
    public int? Port { get; set; }

    /// <summary>What is spoken above, such as kubernetes.io/h2c.</summary>
    [Field("appProtocol", 4, OmitEmpty = true)]
    public string? AppProtocol { get; set; }
}
