// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What a node consists of.</summary>
[ApiType("v1")]
public sealed partial class NodeSystemInfo
{
    /// <summary>From /etc/machine-id.</summary>
    [Field("machineID", 1, Required = true)]
    public string MachineID { get; set; } = "";

    /// <summary>From the firmware.</summary>
    [Field("systemUUID", 2, Required = true)]
    public string SystemUUID { get; set; } = "";

    /// <summary>Changes with every boot.</summary>
    [Field("bootID", 3, Required = true)]
    public string BootID { get; set; } = "";

    /// <summary>Release of the kernel.</summary>
    [Field("kernelVersion", 4, Required = true)]
    public string KernelVersion { get; set; } = "";

    /// <summary>Name of the operating system.</summary>
    [Field("osImage", 5, Required = true)]
    public string OsImage { get; set; } = "";

    /// <summary>Name and version of the container runtime.</summary>
    [Field("containerRuntimeVersion", 6, Required = true)]
    public string ContainerRuntimeVersion { get; set; } = "";

    /// <summary>Version of the kubelet.</summary>
    [Field("kubeletVersion", 7, Required = true)]
    public string KubeletVersion { get; set; } = "";

    /// <summary>No longer filled in.</summary>
    [Field("kubeProxyVersion", 8, Required = true)]
    public string KubeProxyVersion { get; set; } = "";

    /// <summary>linux or windows.</summary>
    [Field("operatingSystem", 9, Required = true)]
    public string OperatingSystem { get; set; } = "";

    /// <summary>Such as amd64.</summary>
    [Field("architecture", 10, Required = true)]
    public string Architecture { get; set; } = "";

    /// <summary>The node's swap.</summary>
    [Field("swap", 11, OmitEmpty = true)]
    public NodeSwapStatus? Swap { get; set; }
}
