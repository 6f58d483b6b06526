using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Controllers.TaintEviction;

/// <summary>For how long a pod bears a node's NoExecute taints. Pure.</summary>
internal static class Tolerations
{
    /// <summary>null: for ever; zero: not at all; else the shortest of the tolerations that are used.</summary>
    public static TimeSpan? Bears(Pod pod, IReadOnlyList<Taint> taints)
    {
        TimeSpan? shortest = null;
        foreach (var taint in taints)
        {
            var used = (pod.Spec.Tolerations ?? []).Where(t => Tolerates(t, taint)).ToList();
            if (used.Count == 0) return TimeSpan.Zero;
            foreach (var seconds in used.Select(t => t.TolerationSeconds).OfType<long>())
            {
                var span = TimeSpan.FromSeconds(Math.Max(0, seconds));
                if (shortest is null || span < shortest) shortest = span;
            }
        }
        return shortest;
    }

    private static bool Tolerates(Toleration toleration, Taint taint)
    {
        if (toleration.Effect.Length > 0 && toleration.Effect != taint.Effect) return false;
        if (toleration.Key.Length > 0 && toleration.Key != taint.Key) return false;
        return toleration.Operator switch
        {
            TolerationOperator.Exists => true,
            "" or TolerationOperator.Equal => toleration.Key.Length > 0 && toleration.Value == taint.Value,
            _ => false,
        };
    }
}
