using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Controllers.DaemonSets;

/// <summary>What a DaemonSet's pods and status should be, given nodes and pods. Pure.</summary>
internal sealed class DaemonPlan
{
    public List<string> CreateOn { get; } = [];

    public List<Pod> Delete { get; } = [];

    public int Desired { get; private set; }

    public int Current { get; private set; }

    public int Misscheduled { get; private set; }

    public int Ready { get; private set; }

    public int Available { get; private set; }

    public int Updated { get; private set; }

    public static DaemonPlan Of(DaemonSet set, string hash, IReadOnlyList<Node> nodes, IReadOnlyList<Pod> pods, Time now)
    {
        var plan = new DaemonPlan();
        var byNode = pods.Where(p => NodeOf(p) is not null).ToLookup(p => NodeOf(p)!);
        var simulated = Simulated(set);
        var running = new List<(Node Node, List<Pod> Pods)>();
        foreach (var node in nodes)
        {
            var here = byNode[node.Metadata.Name].ToList();
            var (run, keep) = NodeFit.On(node, simulated);
            plan.Place(node, here, run, keep);
            plan.Count(set, hash, here, run, now);
            if (run) running.Add((node, [.. here.Where(p => !p.IsTerminal())]));
        }
        // Pods pinned to nodes that are gone are nobody's any more.
        var present = nodes.Select(n => n.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        plan.Delete.AddRange(pods.Where(p => NodeOf(p) is { } node && !present.Contains(node) && p.Spec.NodeName.Length == 0 && !p.IsTerminating()));
        if (set.Spec.UpdateStrategy.Type == DaemonSetUpdateStrategyType.RollingUpdate) plan.Roll(set, hash, running, now);
        return plan;
    }

    private static string? NodeOf(Pod pod) => pod.Spec.NodeName.Length > 0 ? pod.Spec.NodeName : NodeFit.PinOf(pod);

    private static Pod Simulated(DaemonSet set)
    {
        var pod = new Pod { Spec = set.Spec.Template.Spec.Clone() };
        NodeFit.Tolerate(pod.Spec);
        return pod;
    }

    private void Place(Node node, List<Pod> here, bool run, bool keep)
    {
        var failed = here.Where(p => p.Status.Phase is PodPhase.Failed or PodPhase.Succeeded && !p.IsTerminating()).ToList();
        var live = here.Where(p => !p.IsTerminal() && !p.IsTerminating()).ToList();
        if (!run && !keep)
        {
            Delete.AddRange(live);
            return;
        }
        Delete.AddRange(failed);   // replaced when they are gone
        if (run && here.Count == 0) CreateOn.Add(node.Metadata.Name);
        // More than one: the oldest stays, unless an update is surging here.
        if (live.Count > 1 && live.Select(Hash).Distinct().Count() == 1) Delete.AddRange(live.OrderBy(p => p.Metadata.CreationTimestamp).Skip(1));
    }

    private void Count(DaemonSet set, string hash, List<Pod> here, bool run, Time now)
    {
        if (!run)
        {
            if (here.Exists(p => !p.IsTerminal())) Misscheduled++;
            return;
        }
        Desired++;
        var pod = here.Where(p => !p.IsTerminating()).OrderByDescending(p => Hash(p) == hash).ThenBy(p => p.Metadata.CreationTimestamp).FirstOrDefault();
        if (here.Count > 0) Current++;
        if (pod is null) return;
        if (pod.IsReady()) Ready++;
        if (pod.IsAvailable(set.Spec.MinReadySeconds, now)) Available++;
        if (Hash(pod) == hash) Updated++;
    }

    /// <summary>Old pods go as far as unavailability allows; with surge, a new one comes beside the old one first.</summary>
    private void Roll(DaemonSet set, string hash, List<(Node Node, List<Pod> Pods)> running, Time now)
    {
        var update = set.Spec.UpdateStrategy.RollingUpdate;
        var surge = update?.MaxSurge?.Scaled(Desired, roundUp: true) ?? 0;
        var unavailable = update?.MaxUnavailable?.Scaled(Desired, roundUp: true) ?? (surge == 0 ? 1 : 0);
        if (surge == 0 && unavailable == 0) unavailable = 1;
        if (surge > 0) Surge(set, hash, running, surge, now);
        else Replace(set, hash, running, unavailable, now);
    }

    private void Replace(DaemonSet set, string hash, List<(Node Node, List<Pod> Pods)> running, int unavailable, Time now)
    {
        var down = running.Count(r => !r.Pods.Exists(p => !p.IsTerminating() && p.IsAvailable(set.Spec.MinReadySeconds, now)));
        var old = running.SelectMany(r => r.Pods).Where(p => Hash(p) != hash && !p.IsTerminating() && !Delete.Contains(p)).ToList();
        // One that is down already costs nothing to replace.
        Delete.AddRange(old.Where(p => !p.IsAvailable(set.Spec.MinReadySeconds, now)));
        Delete.AddRange(old.Where(p => p.IsAvailable(set.Spec.MinReadySeconds, now)).Take(Math.Max(0, unavailable - down)));
    }

    private void Surge(DaemonSet set, string hash, List<(Node Node, List<Pod> Pods)> running, int surge, Time now)
    {
        var surging = running.Count(r => r.Pods.Exists(p => Hash(p) == hash) && r.Pods.Exists(p => Hash(p) != hash && !p.IsTerminating()));
        foreach (var (node, pods) in running)
        {
            var old = pods.Where(p => Hash(p) != hash && !p.IsTerminating()).ToList();
            var fresh = pods.Find(p => Hash(p) == hash && !p.IsTerminating());
            if (old.Count == 0) continue;
            if (fresh?.IsAvailable(set.Spec.MinReadySeconds, now) == true) Delete.AddRange(old.Except(Delete));
            else if (fresh is null && surging < surge)
            {
                surging++;
                CreateOn.Add(node.Metadata.Name);
            }
        }
    }

    private static string Hash(Pod pod) => pod.Metadata.Labels?.GetValueOrDefault(RevisionHistory.HashLabel) ?? "";
}
