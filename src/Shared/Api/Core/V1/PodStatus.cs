// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The state of a pod.</summary>
[ApiType("v1")]
public sealed partial class PodStatus
{
    /// <summary>The generation of the spec that this status speaks of.</summary>
    [Field("observedGeneration", 17, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    /// <summary>Pending, Running, Succeeded, Failed or Unknown.</summary>
    [Field("phase", 1, OmitEmpty = true, Enum = typeof(PodPhase))]
    public string Phase { get; set; } = "";

    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 2, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<PodCondition>? Conditions { get; set; }

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 3, OmitEmpty = true)]
    public string Message { get; set; } = "";

    /// <summary>One word in CamelCase for machines: why it is so.</summary>
    [Field("reason", 4, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    /// <summary>Node where room is being made for it.</summary>
    [Field("nominatedNodeName", 11, OmitEmpty = true)]
    public string NominatedNodeName { get; set; } = "";

    /// <summary>Address of its node.</summary>
    [Field("hostIP", 5, OmitEmpty = true)]
    public string HostIP { get; set; } = "";

    /// <summary>Addresses of its node.</summary>
    [Field("hostIPs", 16, OmitEmpty = true), Patch("merge", Key = "ip")]
    public List<HostIP>? HostIPs { get; set; }

    /// <summary>Its address.</summary>
    [Field("podIP", 6, OmitEmpty = true)]
    public string PodIP { get; set; } = "";

    /// <summary>Its addresses, at most one a family.</summary>
    [Field("podIPs", 12, OmitEmpty = true), Patch("merge", Key = "ip"), ListMap("ip")]
    public List<PodIP>? PodIPs { get; set; }

    /// <summary>When the node took it on.</summary>
    [Field("startTime", 7, OmitEmpty = true, Pointer = true)]
    public Time? StartTime { get; set; }

    /// <summary>State of the init containers.</summary>
    [Field("initContainerStatuses", 10, OmitEmpty = true)]
    public List<ContainerStatus>? InitContainerStatuses { get; set; }

    /// <summary>State of the containers.</summary>
    [Field("containerStatuses", 8, OmitEmpty = true)]
    public List<ContainerStatus>? ContainerStatuses { get; set; }

    /// <summary>Guaranteed, Burstable or BestEffort.</summary>
    [Field("qosClass", 9, OmitEmpty = true, Enum = typeof(PodQOSClass))]
    public string QosClass { get; set; } = "";

    /// <summary>State of the ephemeral containers.</summary>
    [Field("ephemeralContainerStatuses", 13, OmitEmpty = true)]
    public List<ContainerStatus>? EphemeralContainerStatuses { get; set; }

    /// <summary>State of a resize; replaced by conditions.</summary>
    [Field("resize", 14, OmitEmpty = true, Enum = typeof(PodResizeStatus))]
    public string Resize { get; set; } = "";

    /// <summary>The claims made for it.</summary>
    [Field("resourceClaimStatuses", 15, OmitEmpty = true), Patch("merge,retainKeys", Key = "name"), ListMap("name")]
    public List<PodResourceClaimStatus>? ResourceClaimStatuses { get; set; }

    /// <summary>The claim made for its extended resources.</summary>
    [Field("extendedResourceClaimStatus", 18, OmitEmpty = true)]
    public PodExtendedResourceClaimStatus? ExtendedResourceClaimStatus { get; set; }

    /// <summary>Resources that the node set aside for the pod.</summary>
    [Field("allocatedResources", 19, OmitEmpty = true)]
    public Dictionary<string, Quantity>? AllocatedResources { get; set; }

    /// <summary>Resources of the pod that are in force.</summary>
    [Field("resources", 20, OmitEmpty = true)]
    public ResourceRequirements? Resources { get; set; }
}
