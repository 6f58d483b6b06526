using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Scheduler.Cache;

/// <summary>A pod with what scheduling asks of it again and again, computed once. Immutable.</summary>
internal sealed class PodRecord
{
    public PodRecord(Pod pod)
    {
        Pod = pod;
        Key = ObjectKey.Of(pod);
        Requests = PodRequests.Of(pod);
        ScoringRequests = PodRequests.ForScoring(pod);
        Ports = [.. HostPort.Of(pod)];
        var affinity = pod.Spec.Affinity;
        RequiredAffinity = AffinityTerm.Required(pod, affinity?.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution);
        RequiredAntiAffinity = AffinityTerm.Required(pod, affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution);
        PreferredAffinity = AffinityTerm.Preferred(pod, affinity?.PodAffinity?.PreferredDuringSchedulingIgnoredDuringExecution);
        PreferredAntiAffinity = AffinityTerm.Preferred(pod, affinity?.PodAntiAffinity?.PreferredDuringSchedulingIgnoredDuringExecution);
    }

    public Pod Pod { get; }

    public ObjectKey Key { get; }

    public string Uid => Pod.Metadata.Uid;

    public string Namespace => Pod.Metadata.Namespace;

    public int Priority => Pod.Spec.Priority ?? 0;

    public bool IsTerminating => Pod.Metadata.DeletionTimestamp is not null;

    public Time Started => Pod.Status.StartTime ?? Pod.Metadata.CreationTimestamp ?? default;

    public ResourceAmounts Requests { get; }

    public ResourceAmounts ScoringRequests { get; }

    public IReadOnlyList<HostPort> Ports { get; }

    public IReadOnlyList<AffinityTerm> RequiredAffinity { get; }

    public IReadOnlyList<AffinityTerm> RequiredAntiAffinity { get; }

    public IReadOnlyList<AffinityTerm> PreferredAffinity { get; }

    public IReadOnlyList<AffinityTerm> PreferredAntiAffinity { get; }
}

/// <summary>A port of the node that a container takes.</summary>
internal sealed record HostPort(string Ip, string Protocol, int Port)
{
    private const string Any = "0.0.0.0";

    public static IEnumerable<HostPort> Of(Pod pod)
    {
        var containers = (pod.Spec.Containers ?? []).Concat((pod.Spec.InitContainers ?? []).Where(c => c.RestartPolicy == "Always"));
        return containers.SelectMany(c => c.Ports ?? []).Where(p => p.HostPort > 0)
            .Select(p => new HostPort(p.HostIP.Length == 0 ? Any : p.HostIP, p.Protocol.Length == 0 ? "TCP" : p.Protocol, p.HostPort));
    }

    public bool ConflictsWith(HostPort other) =>
        Port == other.Port && Protocol == other.Protocol && (Ip == other.Ip || Ip == Any || other.Ip == Any);
}
