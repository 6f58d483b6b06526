// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A port behind a service.</summary>
[ApiType("v1", Atomic = true)]
public sealed partial class EndpointPort
{
    /// <summary>Name of the service's port.</summary>
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    /// <summary>The number.</summary>
    [Field("port", 2, Required = true)]
    public int Port { get; set; }

    /// <summary>TCP, UDP or SCTP.</summary>
    [Field("protocol", 3, OmitEmpty = true, Enum = typeof(Protocol))]
    public string Protocol { get; set; } = "";

    /// <summary>What is spoken above.</summary>
    [Field("appProtocol", 4, OmitEmpty = true)]
    public string? AppProtocol { get; set; }
}
