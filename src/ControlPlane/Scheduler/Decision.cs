using System.Globalization;
using NetKube.ControlPlane.Scheduler.Cache;

namespace NetKube.ControlPlane.Scheduler;

/// <summary>What was decided over a pod: a node, or why there is none.</summary>
internal sealed class Decision
{
    private Decision(string? node, IReadOnlyDictionary<string, Refusal> refusals, int nodes, string? everywhere)
    {
        Node = node;
        Refusals = refusals;
        NodeCount = nodes;
        Everywhere = everywhere;
    }

    /// <summary>Where the pod goes; null when nowhere.</summary>
    public string? Node { get; }

    /// <summary>By node: which filter said no, and why.</summary>
    public IReadOnlyDictionary<string, Refusal> Refusals { get; }

    /// <summary>A reason that holds for all nodes.</summary>
    public string? Everywhere { get; }

    public int NodeCount { get; }

    /// <summary>The changes that could turn it.</summary>
    public ClusterEvents WokenBy => Refusals.Values.Aggregate(ClusterEvents.NodeAdded, (all, r) => all | r.By.WokenBy);

    /// <summary>The message of condition and event, in kube-scheduler's words.</summary>
    public string Message
    {
        get
        {
            if (NodeCount == 0) return "no nodes available to schedule pods";
            var head = string.Create(CultureInfo.InvariantCulture, $"0/{NodeCount} nodes are available: ");
            if (Everywhere is not null) return head + Everywhere + ".";
            return head + Histogram(Refusals.Values.SelectMany(r => r.Why.Reason.Split('\n'))) + ".";
        }
    }

    public static Decision Placed(string node) => new(node, new Dictionary<string, Refusal>(), 1, null);

    public static Decision Refused(IReadOnlyDictionary<string, Refusal> refusals, int nodes, string? everywhere = null) => new(null, refusals, nodes, everywhere);

    /// <summary>"1 Insufficient cpu, 2 node(s) were unschedulable": counted, and sorted as text.</summary>
    public static string Histogram(IEnumerable<string> reasons) =>
        string.Join(", ", reasons.CountBy(r => r).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Value} {p.Key}")).Order(StringComparer.Ordinal));
}

/// <param name="By">The filter.</param>
/// <param name="Why">What it said.</param>
internal sealed record Refusal(IFilter By, Rejection Why);
