// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PodSpec
{
    [Field("volumes", 1, OmitEmpty = true), Patch("merge,retainKeys", Key = "name"), ListMap("name")]
    public List<Volume>? Volumes { get; set; }

    [Field("initContainers", 20, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<Container>? InitContainers { get; set; }

    [Field("containers", 2, Required = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<Container>? Containers { get; set; }

    [Field("ephemeralContainers", 34, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<EphemeralContainer>? EphemeralContainers { get; set; }

    [Field("restartPolicy", 3, OmitEmpty = true, Enum = typeof(RestartPolicy))]
    public string RestartPolicy { get; set; } = "";

    [Field("terminationGracePeriodSeconds", 4, OmitEmpty = true)]
    public long? TerminationGracePeriodSeconds { get; set; }

    [Field("activeDeadlineSeconds", 5, OmitEmpty = true)]
    public long? ActiveDeadlineSeconds { get; set; }

    [Field("dnsPolicy", 6, OmitEmpty = true, Enum = typeof(DNSPolicy))]
    public string DnsPolicy { get; set; } = "";

    [Field("nodeSelector", 7, OmitEmpty = true), Atomic]
    public Dictionary<string, string>? NodeSelector { get; set; }

    [Field("serviceAccountName", 8, OmitEmpty = true)]
    public string ServiceAccountName { get; set; } = "";

    [Field("serviceAccount", 9, OmitEmpty = true)]
    public string ServiceAccount { get; set; } = "";

    [Field("automountServiceAccountToken", 21, OmitEmpty = true)]
    public bool? AutomountServiceAccountToken { get; set; }

    [Field("nodeName", 10, OmitEmpty = true)]
    public string NodeName { get; set; } = "";

    [Field("hostNetwork", 11, OmitEmpty = true)]
    public bool HostNetwork { get; set; }

    [Field("hostPID", 12, OmitEmpty = true)]
    public bool HostPID { get; set; }

    [Field("hostIPC", 13, OmitEmpty = true)]
    public bool HostIPC { get; set; }

    [Field("shareProcessNamespace", 27, OmitEmpty = true)]
    public bool? ShareProcessNamespace { get; set; }

    [Field("securityContext", 14, OmitEmpty = true)]
    public PodSecurityContext? SecurityContext { get; set; }

    [Field("imagePullSecrets", 15, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<LocalObjectReference>? ImagePullSecrets { get; set; }

    [Field("hostname", 16, OmitEmpty = true)]
    public string Hostname { get; set; } = "";

    [Field("subdomain", 17, OmitEmpty = true)]
    public string Subdomain { get; set; } = "";

    [Field("affinity", 18, OmitEmpty = true)]
    public Affinity? Affinity { get; set; }

    [Field("schedulerName", 19, OmitEmpty = true)]
    public string SchedulerName { get; set; } = "";

    [Field("tolerations", 22, OmitEmpty = true)]
    public List<Toleration>? Tolerations { get; set; }

    [Field("hostAliases", 23, OmitEmpty = true), Patch("merge", Key = "ip"), ListMap("ip")]
    public List<HostAlias>? HostAliases { get; set; }

    [Field("priorityClassName", 24, OmitEmpty = true)]
    public string PriorityClassName { get; set; } = "";

    [Field("priority", 25, OmitEmpty = true)]
    public int? Priority { get; set; }

    [Field("dnsConfig", 26, OmitEmpty = true)]
    public PodDNSConfig? DnsConfig { get; set; }

    [Field("readinessGates", 28, OmitEmpty = true)]
    public List<PodReadinessGate>? ReadinessGates { get; set; }

    [Field("runtimeClassName", 29, OmitEmpty = true)]
    public string? RuntimeClassName { get; set; }

    [Field("enableServiceLinks", 30, OmitEmpty = true)]
    public bool? EnableServiceLinks { get; set; }

    [Field("preemptionPolicy", 31, OmitEmpty = true, Enum = typeof(PreemptionPolicy))]
    public string? PreemptionPolicy { get; set; }

    [Field("overhead", 32, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Overhead { get; set; }

    [Field("topologySpreadConstraints", 33, OmitEmpty = true), Patch("merge", Key = "topologyKey"), ListMap("topologyKey", "whenUnsatisfiable")]
    public List<TopologySpreadConstraint>? TopologySpreadConstraints { get; set; }

    [Field("setHostnameAsFQDN", 35, OmitEmpty = true)]
    public bool? SetHostnameAsFQDN { get; set; }

    [Field("os", 36, OmitEmpty = true)]
    public PodOS? Os { get; set; }

    [Field("hostUsers", 37, OmitEmpty = true)]
    public bool? HostUsers { get; set; }

    [Field("schedulingGates", 38, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<PodSchedulingGate>? SchedulingGates { get; set; }

    [Field("resourceClaims", 39, OmitEmpty = true), Patch("merge,retainKeys", Key = "name"), ListMap("name")]
    public List<PodResourceClaim>? ResourceClaims { get; set; }

    [Field("resources", 40, OmitEmpty = true)]
    public ResourceRequirements? Resources { get; set; }

    [Field("hostnameOverride", 41, OmitEmpty = true)]
    public string? HostnameOverride { get; set; }
}
