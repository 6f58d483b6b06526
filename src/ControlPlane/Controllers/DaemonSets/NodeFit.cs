using NetKube.ControlPlane.Placement;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Controllers.DaemonSets;

/// <summary>Whether a daemon belongs on a node. Pure.</summary>
internal static class NodeFit
{
    // Daemons run where nothing else may: they are what makes a node ready again.
    private static readonly (string Key, string Effect)[] Always =
    [
        ("node.kubernetes.io/not-ready", TaintEffect.NoExecute),
        ("node.kubernetes.io/unreachable", TaintEffect.NoExecute),
        ("node.kubernetes.io/disk-pressure", TaintEffect.NoSchedule),
        ("node.kubernetes.io/memory-pressure", TaintEffect.NoSchedule),
        ("node.kubernetes.io/pid-pressure", TaintEffect.NoSchedule),
        ("node.kubernetes.io/unschedulable", TaintEffect.NoSchedule),
    ];

    /// <summary>What every daemon pod bears in addition to its template's tolerations.</summary>
    public static void Tolerate(PodSpec spec)
    {
        spec.Tolerations ??= [];
        foreach (var (key, effect) in Always) Add(spec.Tolerations, key, effect);
        if (spec.HostNetwork) Add(spec.Tolerations, "node.kubernetes.io/network-unavailable", TaintEffect.NoSchedule);
    }

    /// <summary>Run: a pod should start there. Keep: one that runs there may stay.</summary>
    public static (bool Run, bool Keep) On(Node node, Pod pod)
    {
        if (pod.Spec.NodeName.Length > 0 && pod.Spec.NodeName != node.Metadata.Name) return (false, false);
        if (!NodeSelection.Suits(pod, node)) return (false, false);
        var untolerated = (node.Spec.Taints ?? []).Where(t => t.Effect is TaintEffect.NoSchedule or TaintEffect.NoExecute && !Taints.Tolerates(pod, t)).ToList();
        return (untolerated.Count == 0, !untolerated.Exists(t => t.Effect == TaintEffect.NoExecute));
    }

    /// <summary>Makes the scheduler put a pod on the node: affinity to its name, in place of what the template says of names.</summary>
    public static void PinTo(PodSpec spec, string node)
    {
        var affinity = spec.Affinity ??= new Affinity();
        var nodeAffinity = affinity.NodeAffinity ??= new Shared.Api.Core.V1.NodeAffinity();
        var field = new NodeSelectorRequirement { Key = "metadata.name", Operator = NodeSelectorOperator.In, Values = [node] };
        var required = nodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution ??= new NodeSelector();
        if (required.NodeSelectorTerms is not { Count: > 0 }) required.NodeSelectorTerms = [new NodeSelectorTerm()];
        foreach (var term in required.NodeSelectorTerms) term.MatchFields = [field.Clone()];
    }

    /// <summary>The node that a pod is pinned to; null when it is not.</summary>
    public static string? PinOf(Pod pod) => pod.Spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms
        ?.SelectMany(t => t.MatchFields ?? [])
        .FirstOrDefault(f => f is { Key: "metadata.name", Operator: NodeSelectorOperator.In, Values: [_] })?.Values![0];

    private static void Add(List<Toleration> tolerations, string key, string effect)
    {
        if (tolerations.Exists(t => t.Key == key && t.Effect == effect && t.Operator == TolerationOperator.Exists)) return;
        tolerations.Add(new Toleration { Key = key, Operator = TolerationOperator.Exists, Effect = effect });
    }
}
