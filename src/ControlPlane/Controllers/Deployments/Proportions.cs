using NetKube.Shared.Api.Apps.V1;

namespace NetKube.ControlPlane.Controllers.Deployments;

/// <summary>
/// Sizes after a resize in the middle of a rollout: each set gets its share of what is to be added or taken, and what
/// rounding leaves goes to the largest. Example, 10 replicas as 5 old and 8 new (surge 3), resized to 15: 18 may be, 5 are
/// to be added: old 5 * 18/13 = 7 (+2), new 8 * 18/13 = 11 (+3).
/// </summary>
internal static class Proportions
{
    public static List<(ReplicaSet Set, int Size)> Plan(Deployment deployment, ReplicaSet? fresh, List<ReplicaSet> old)
    {
        var wanted = Rollout.Replicas(deployment);
        var all = fresh is null ? old : [fresh, .. old];
        var active = all.Where(s => Size(s) > 0).ToList();
        if (active.Count <= 1)
        {
            var only = active.Count == 1 ? active[0] : fresh ?? old.OrderByDescending(s => s.Metadata.CreationTimestamp).FirstOrDefault();
            return only is null ? [] : [(only, wanted)];
        }
        if (fresh is not null && IsSaturated(fresh, wanted)) return [.. old.Where(s => Size(s) > 0).Select(s => (s, 0))];
        if (deployment.Spec.Strategy.Type != DeploymentStrategyType.RollingUpdate) return [];
        return Share(deployment, active, wanted > 0 ? wanted + RolloutLimits.Of(deployment).Surge : 0);
    }

    private static List<(ReplicaSet Set, int Size)> Share(Deployment deployment, List<ReplicaSet> active, int allowed)
    {
        var toAdd = allowed - active.Sum(Size);
        // Growing prefers the newer of equals, shrinking the older.
        var sorted = toAdd > 0
            ? active.OrderByDescending(Size).ThenByDescending(s => s.Metadata.CreationTimestamp).ToList()
            : active.OrderByDescending(Size).ThenBy(s => s.Metadata.CreationTimestamp).ToList();
        var sizes = new int[sorted.Count];
        var added = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            var share = toAdd == 0 ? 0 : Proportion(deployment, sorted[i], allowed, toAdd, added);
            sizes[i] = Size(sorted[i]) + share;
            added += share;
        }
        sizes[0] = Math.Max(0, sizes[0] + toAdd - added);
        return [.. sorted.Select((set, i) => (set, sizes[i]))];
    }

    private static int Proportion(Deployment deployment, ReplicaSet set, int allowed, int toAdd, int added)
    {
        if (Size(set) == 0 || toAdd == added) return 0;
        var left = toAdd - added;
        var share = Fraction(deployment, set, allowed);
        return toAdd > 0 ? Math.Min(share, left) : Math.Max(share, left);
    }

    private static int Fraction(Deployment deployment, ReplicaSet set, int allowed)
    {
        if (Rollout.Replicas(deployment) == 0) return -Size(set);
        var annotated = Revisions.SizeOf(set, Revisions.Most) ?? deployment.Status.Replicas;
        if (annotated == 0) return 0;
        return (int)Math.Round((double)Size(set) * allowed / annotated, MidpointRounding.AwayFromZero) - Size(set);
    }

    private static bool IsSaturated(ReplicaSet set, int wanted) =>
        Size(set) == wanted && Revisions.SizeOf(set, Revisions.Desired) == wanted && set.Status.AvailableReplicas == wanted;

    private static int Size(ReplicaSet set) => set.Spec.Replicas ?? 1;
}
