// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A port of a service.</summary>
[ApiType("v1")]
public sealed partial class ServicePort
{
    /// <summary>Name; needed when there are several.</summary>
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    /// <summary>TCP, UDP or SCTP.</summary>
    [Field("protocol", 2, OmitEmpty = true, Default = "\"TCP\"", Enum = typeof(Protocol))]
    public string Protocol { get; set; } = "";

    /// <summary>What is spoken above, such as kubernetes.io/h2c.</summary>
    [Field("appProtocol", 6, OmitEmpty = true)]
    public string? AppProtocol { get; set; }

    /// <summary>Port of the service.</summary>
    [Field("port", 3, Required = true)]
    public int Port { get; set; }

    /// <summary>Number or name of the pods' port.</summary>
    [Field("targetPort", 4, OmitEmpty = true)]
    public IntOrString TargetPort { get; set; }

    /// <summary>Port on every node.</summary>
    [Field("nodePort", 5, OmitEmpty = true)]
    public int NodePort { get; set; }
}
