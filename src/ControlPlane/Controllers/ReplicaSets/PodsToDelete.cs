using System.Globalization;
using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Controllers.ReplicaSets;

/// <summary>
/// Which pods go first when there are too many: what costs least to lose. In order: not yet on a node; pending before
/// unknown before running; not ready; lower deletion cost; on a node with more of the same owner's pods; ready for a
/// shorter time (compared by powers of ten, so that near equals count as equal); more restarts; younger.
/// </summary>
internal static class PodsToDelete
{
    private const string CostAnnotation = "controller.kubernetes.io/pod-deletion-cost";

    public static List<Pod> Choose(List<Pod> active, IReadOnlyList<Pod> all, int count, Time now)
    {
        if (count >= active.Count) return active;
        var owner = active.Select(p => Ownership.ControllerOf(p)?.Uid).FirstOrDefault(u => u is not null);
        var perNode = all.Where(p => p.IsActive() && Ownership.ControllerOf(p)?.Uid == owner).CountBy(p => p.Spec.NodeName).ToDictionary();
        return
        [
            .. active
                .OrderBy(p => p.Spec.NodeName.Length > 0)
                .ThenBy(PhaseRank)
                .ThenBy(p => p.IsReady())
                .ThenBy(Cost)
                .ThenByDescending(p => perNode.GetValueOrDefault(p.Spec.NodeName))
                .ThenBy(p => LogAge(p.ReadySince(), now))
                .ThenByDescending(PodFacts.Restarts)
                .ThenBy(p => LogAge(p.Metadata.CreationTimestamp, now))
                .ThenBy(p => p.Metadata.Uid, StringComparer.Ordinal)
                .Take(count),
        ];
    }

    private static int PhaseRank(Pod pod) => pod.Status.Phase switch
    {
        PodPhase.Running => 2,
        PodPhase.Unknown => 1,
        _ => 0,
    };

    private static int Cost(Pod pod) =>
        pod.Metadata.Annotations?.GetValueOrDefault(CostAnnotation) is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var cost) ? cost : 0;

    private static int LogAge(Time? since, Time now) => since is { } time ? (int)Math.Log10(Math.Max(1, (now - time).TotalSeconds)) : -1;
}
