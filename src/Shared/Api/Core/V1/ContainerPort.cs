// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A port that a container listens on; for information, except hostPort.</summary>
[ApiType("v1")]
public sealed partial class ContainerPort
{
    /// <summary>Name that services and probes can use.</summary>
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    /// <summary>Port of the node that leads here.</summary>
    [Field("hostPort", 2, OmitEmpty = true)]
    public int HostPort { get; set; }

    /// <summary>Port in the container.</summary>
    [Field("containerPort", 3, Required = true)]
    public int ContainerPortValue { get; set; }

    /// <summary>TCP, UDP or SCTP.</summary>
    [Field("protocol", 4, OmitEmpty = true, Default = "\"TCP\"", Enum = typeof(Protocol))]
    public string Protocol { get; set; } = "";

    /// <summary>Address of the node that hostPort is bound to.</summary>
    [Field("hostIP", 5, OmitEmpty = true)]
    public string HostIP { get; set; } = "";
}
