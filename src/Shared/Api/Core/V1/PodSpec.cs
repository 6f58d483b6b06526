// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What a pod runs and how.</summary>
[ApiType("v1")]
public sealed partial class PodSpec
{
    /// <summary>Places for files that its containers can mount.</summary>
    [Field("volumes", 1, OmitEmpty = true), Patch("merge,retainKeys", Key = "name"), ListMap("name")]
    public List<Volume>? Volumes { get; set; }

    /// <summary>Run to their end one after the other before the others start; those that always restart run beside.</summary>
    [Field("initContainers", 20, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<Container>? InitContainers { get; set; }

    /// <summary>The programs that make up the pod.</summary>
    [Field("containers", 2, Required = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<Container>? Containers { get; set; }

    /// <summary>Containers added later to look around; only through their subresource.</summary>
    [Field("ephemeralContainers", 34, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<EphemeralContainer>? EphemeralContainers { get; set; }

    /// <summary>When to start ended containers again: Always, OnFailure or Never.</summary>
    [Field("restartPolicy", 3, OmitEmpty = true, Enum = typeof(RestartPolicy))]
    public string RestartPolicy { get; set; } = "";

    /// <summary>Seconds between the stop signal and the kill.</summary>
    [Field("terminationGracePeriodSeconds", 4, OmitEmpty = true)]
    public long? TerminationGracePeriodSeconds { get; set; }

    /// <summary>Seconds after which the pod is ended as failed.</summary>
    [Field("activeDeadlineSeconds", 5, OmitEmpty = true)]
    public long? ActiveDeadlineSeconds { get; set; }

    /// <summary>Where names are resolved: ClusterFirst, ClusterFirstWithHostNet, Default or None.</summary>
    [Field("dnsPolicy", 6, OmitEmpty = true, Enum = typeof(DNSPolicy))]
    public string DnsPolicy { get; set; } = "";

    /// <summary>Labels that the node must have.</summary>
    [Field("nodeSelector", 7, OmitEmpty = true), Atomic]
    public Dictionary<string, string>? NodeSelector { get; set; }

    /// <summary>The account that the pod acts as.</summary>
    [Field("serviceAccountName", 8, OmitEmpty = true)]
    public string ServiceAccountName { get; set; } = "";

    /// <summary>Older name of serviceAccountName.</summary>
    [Field("serviceAccount", 9, OmitEmpty = true)]
    public string ServiceAccount { get; set; } = "";

    /// <summary>Whether the account's token is mounted.</summary>
    [Field("automountServiceAccountToken", 21, OmitEmpty = true)]
    public bool? AutomountServiceAccountToken { get; set; }

    /// <summary>The node that it runs on; set by the scheduler.</summary>
    [Field("nodeName", 10, OmitEmpty = true)]
    public string NodeName { get; set; } = "";

    /// <summary>Shares the node's network.</summary>
    [Field("hostNetwork", 11, OmitEmpty = true)]
    public bool HostNetwork { get; set; }

    /// <summary>Sees the node's processes.</summary>
    [Field("hostPID", 12, OmitEmpty = true)]
    public bool HostPID { get; set; }

    /// <summary>Shares the node's interprocess communication.</summary>
    [Field("hostIPC", 13, OmitEmpty = true)]
    public bool HostIPC { get; set; }

    /// <summary>Lets containers see each other's processes.</summary>
    [Field("shareProcessNamespace", 27, OmitEmpty = true)]
    public bool? ShareProcessNamespace { get; set; }

    /// <summary>Users, groups and privileges for all containers.</summary>
    [Field("securityContext", 14, OmitEmpty = true)]
    public PodSecurityContext? SecurityContext { get; set; }

    /// <summary>Secrets with credentials for registries.</summary>
    [Field("imagePullSecrets", 15, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<LocalObjectReference>? ImagePullSecrets { get; set; }

    /// <summary>Host name; the pod's name when empty.</summary>
    [Field("hostname", 16, OmitEmpty = true)]
    public string Hostname { get; set; } = "";

    /// <summary>Gives the host name a domain below the headless service of this name.</summary>
    [Field("subdomain", 17, OmitEmpty = true)]
    public string Subdomain { get; set; } = "";

    /// <summary>Where it likes to run.</summary>
    [Field("affinity", 18, OmitEmpty = true)]
    public Affinity? Affinity { get; set; }

    /// <summary>The scheduler that places it.</summary>
    [Field("schedulerName", 19, OmitEmpty = true)]
    public string SchedulerName { get; set; } = "";

    /// <summary>Taints that it bears.</summary>
    [Field("tolerations", 22, OmitEmpty = true)]
    public List<Toleration>? Tolerations { get; set; }

    /// <summary>Further lines for /etc/hosts.</summary>
    [Field("hostAliases", 23, OmitEmpty = true), Patch("merge", Key = "ip"), ListMap("ip")]
    public List<HostAlias>? HostAliases { get; set; }

    /// <summary>Class that sets its priority.</summary>
    [Field("priorityClassName", 24, OmitEmpty = true)]
    public string PriorityClassName { get; set; } = "";

    /// <summary>The higher, the sooner it is placed; may push others out.</summary>
    [Field("priority", 25, OmitEmpty = true)]
    public int? Priority { get; set; }

    /// <summary>Further name servers, search domains and options.</summary>
    [Field("dnsConfig", 26, OmitEmpty = true)]
    public PodDNSConfig? DnsConfig { get; set; }

    /// <summary>Further conditions for being ready.</summary>
    [Field("readinessGates", 28, OmitEmpty = true)]
    public List<PodReadinessGate>? ReadinessGates { get; set; }

    /// <summary>Class of the container runtime.</summary>
    [Field("runtimeClassName", 29, OmitEmpty = true)]
    public string? RuntimeClassName { get; set; }

    /// <summary>Tells services of the namespace by environment variables.</summary>
    [Field("enableServiceLinks", 30, OmitEmpty = true)]
    public bool? EnableServiceLinks { get; set; }

    /// <summary>Whether it may push out pods of lower priority.</summary>
    [Field("preemptionPolicy", 31, OmitEmpty = true, Enum = typeof(PreemptionPolicy))]
    public string? PreemptionPolicy { get; set; }

    /// <summary>What the pod costs besides its containers.</summary>
    [Field("overhead", 32, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Overhead { get; set; }

    /// <summary>How its like shall be spread over places.</summary>
    [Field("topologySpreadConstraints", 33, OmitEmpty = true), Patch("merge", Key = "topologyKey"), ListMap("topologyKey", "whenUnsatisfiable")]
    public List<TopologySpreadConstraint>? TopologySpreadConstraints { get; set; }

    /// <summary>Makes the full domain name the kernel's host name.</summary>
    [Field("setHostnameAsFQDN", 35, OmitEmpty = true)]
    public bool? SetHostnameAsFQDN { get; set; }

    /// <summary>The operating system that it needs.</summary>
    [Field("os", 36, OmitEmpty = true)]
    public PodOS? Os { get; set; }

    /// <summary>False gives it a user namespace of its own.</summary>
    [Field("hostUsers", 37, OmitEmpty = true)]
    public bool? HostUsers { get; set; }

    /// <summary>Names that must all be taken off before it is placed.</summary>
    [Field("schedulingGates", 38, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<PodSchedulingGate>? SchedulingGates { get; set; }

    /// <summary>Claims for devices that its containers can use.</summary>
    [Field("resourceClaims", 39, OmitEmpty = true), Patch("merge,retainKeys", Key = "name"), ListMap("name")]
    public List<PodResourceClaim>? ResourceClaims { get; set; }

    /// <summary>Requests and limits for all containers together.</summary>
    [Field("resources", 40, OmitEmpty = true)]
    public ResourceRequirements? Resources { get; set; }

    /// <summary>Full host name, instead of what hostname and subdomain give.</summary>
    [Field("hostnameOverride", 41, OmitEmpty = true)]
    public string? HostnameOverride { get; set; }
}
