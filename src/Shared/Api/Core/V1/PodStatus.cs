// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PodStatus
{
    [Field("observedGeneration", 17, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    [Field("phase", 1, OmitEmpty = true, Enum = typeof(PodPhase))]
    public string Phase { get; set; } = "";

    [Field("conditions", 2, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<PodCondition>? Conditions { get; set; }

    [Field("message", 3, OmitEmpty = true)]
    public string Message { get; set; } = "";

    [Field("reason", 4, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    [Field("nominatedNodeName", 11, OmitEmpty = true)]
    public string NominatedNodeName { get; set; } = "";

    [Field("hostIP", 5, OmitEmpty = true)]
    public string HostIP { get; set; } = "";

    [Field("hostIPs", 16, OmitEmpty = true), Patch("merge", Key = "ip")]
    public List<HostIP>? HostIPs { get; set; }

    [Field("podIP", 6, OmitEmpty = true)]
    public string PodIP { get; set; } = "";

    [Field("podIPs", 12, OmitEmpty = true), Patch("merge", Key = "ip"), ListMap("ip")]
    public List<PodIP>? PodIPs { get; set; }

    [Field("startTime", 7, OmitEmpty = true, Pointer = true)]
    public Time? StartTime { get; set; }

    [Field("initContainerStatuses", 10, OmitEmpty = true)]
    public List<ContainerStatus>? InitContainerStatuses { get; set; }

    [Field("containerStatuses", 8, OmitEmpty = true)]
    public List<ContainerStatus>? ContainerStatuses { get; set; }

    [Field("qosClass", 9, OmitEmpty = true, Enum = typeof(PodQOSClass))]
    public string QosClass { get; set; } = "";

    [Field("ephemeralContainerStatuses", 13, OmitEmpty = true)]
    public List<ContainerStatus>? EphemeralContainerStatuses { get; set; }

    [Field("resize", 14, OmitEmpty = true, Enum = typeof(PodResizeStatus))]
    public string Resize { get; set; } = "";

    [Field("resourceClaimStatuses", 15, OmitEmpty = true), Patch("merge,retainKeys", Key = "name"), ListMap("name")]
    public List<PodResourceClaimStatus>? ResourceClaimStatuses { get; set; }

    [Field("extendedResourceClaimStatus", 18, OmitEmpty = true)]
    public PodExtendedResourceClaimStatus? ExtendedResourceClaimStatus { get; set; }

    [Field("allocatedResources", 19, OmitEmpty = true)]
    public Dictionary<string, Quantity>? AllocatedResources { get; set; }

    [Field("resources", 20, OmitEmpty = true)]
    public ResourceRequirements? Resources { get; set; }
}
