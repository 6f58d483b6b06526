using System.Globalization;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Placement;

/// <summary>Whether tolerations bear taints.</summary>
internal static class Taints
{
    public static bool Tolerates(Pod pod, Taint taint)
    {
        foreach (var toleration in pod.Spec.Tolerations ?? [])
        {
            if (Tolerates(toleration, taint)) return true;
        }
        return false;
    }

    /// <summary>The first taint that keeps the pod from being placed; null when all are borne.</summary>
    public static Taint? FirstUntolerated(Pod pod, Node node) =>
        node.Spec.Taints?.Find(t => t.Effect is TaintEffect.NoSchedule or TaintEffect.NoExecute && !Tolerates(pod, t));

    private static bool Tolerates(Toleration toleration, Taint taint)
    {
        if (toleration.Effect.Length > 0 && toleration.Effect != taint.Effect) return false;
        if (toleration.Key.Length > 0 && toleration.Key != taint.Key) return false;
        return toleration.Operator switch
        {
            "Exists" => true,
            "" or "Equal" => toleration.Key.Length > 0 && toleration.Value == taint.Value,
            "Lt" => Compare(taint.Value, toleration.Value) < 0,
            "Gt" => Compare(taint.Value, toleration.Value) > 0,
            _ => false,
        };
    }

    private static int Compare(string taint, string toleration) =>
        long.TryParse(taint, CultureInfo.InvariantCulture, out var have) && long.TryParse(toleration, CultureInfo.InvariantCulture, out var limit) ? have.CompareTo(limit) : 0;
}
