using NetKube.ControlPlane.Scheduler.Cache;

namespace NetKube.ControlPlane.Scheduler.Plugins;

/// <summary>Pods that want to be near others, or far from them; the wishes of pods already placed count too.</summary>
internal sealed class InterPodAffinity : IFilter, IScore
{
    private const int RequiredWeight = 1;   // what a placed pod requires of others counts a little as its preference
    private static readonly Rejection NotNear = new("node(s) didn't match pod affinity rules", Resolvable: false);
    private static readonly Rejection TooNear = new("node(s) didn't match pod anti-affinity rules");
    private static readonly Rejection Unwelcome = new("node(s) didn't satisfy existing pods anti-affinity rules");

    public string Name => "InterPodAffinity";

    public ClusterEvents WokenBy => ClusterEvents.NodeAdded | ClusterEvents.NodeChanged | ClusterEvents.PodPlaced | ClusterEvents.PodRemoved | ClusterEvents.NamespaceChanged;

    public PreparedFilter Prepare(PodRecord pod, Snapshot snapshot)
    {
        var unwelcome = ExistingAntiAffinity(pod, snapshot);
        if (unwelcome.Count == 0 && pod.RequiredAffinity.Count == 0 && pod.RequiredAntiAffinity.Count == 0) return PreparedFilter.Nothing;
        var near = Counts(snapshot, pod.RequiredAffinity, (term, other) => pod.RequiredAffinity.All(t => t.Matches(other.Pod, snapshot)));
        var far = Counts(snapshot, pod.RequiredAntiAffinity, (term, other) => term.Matches(other.Pod, snapshot));
        // The first of a group that wants to be together has nobody to be near to but itself.
        var mayBeFirst = near.Count == 0 && pod.RequiredAffinity.All(t => t.Matches(pod.Pod, snapshot));
        return new PreparedFilter(node =>
        {
            if (!IsNear(pod, node, near, mayBeFirst)) return NotNear;
            if (pod.RequiredAntiAffinity.Any(t => node.Label(t.TopologyKey) is { } value && far.ContainsKey((t.TopologyKey, value)))) return TooNear;
            return unwelcome.Keys.Any(k => node.Label(k.Key) == k.Value) ? Unwelcome : null;
        });
    }

    public double[]? Score(PodRecord pod, Snapshot snapshot, IReadOnlyList<NodeState> nodes)
    {
        var weights = new Dictionary<(string Key, string Value), double>();
        foreach (var node in snapshot.Nodes)
        {
            foreach (var other in node.Pods) Weigh(pod, other, node, snapshot, weights);
        }
        if (weights.Count == 0) return null;
        var raw = nodes.Select(n => weights.Where(w => n.Label(w.Key.Key) == w.Key.Value).Sum(w => w.Value)).ToArray();
        var (least, most) = (raw.Min(), raw.Max());
        return most == least ? Array.ConvertAll(raw, _ => 0d) : Array.ConvertAll(raw, r => Math.Floor(Normalize.Most * (r - least) / (most - least)));
    }

    private static bool IsNear(PodRecord pod, NodeState node, Dictionary<(string, string), int> near, bool mayBeFirst)
    {
        var all = true;
        foreach (var term in pod.RequiredAffinity)
        {
            if (node.Label(term.TopologyKey) is not { } value) return false;
            all &= near.ContainsKey((term.TopologyKey, value));
        }
        return all || mayBeFirst;
    }

    /// <summary>Places where a pod already placed wants none like this one.</summary>
    private static Dictionary<(string Key, string Value), int> ExistingAntiAffinity(PodRecord pod, Snapshot snapshot)
    {
        var counts = new Dictionary<(string Key, string Value), int>();
        foreach (var node in snapshot.Nodes.Where(n => n.HasAntiAffinity))
        {
            foreach (var term in node.Pods.SelectMany(p => p.RequiredAntiAffinity))
            {
                if (node.Label(term.TopologyKey) is { } value && term.Matches(pod.Pod, snapshot)) Count(counts, (term.TopologyKey, value));
            }
        }
        return counts;
    }

    private static Dictionary<(string, string), int> Counts(Snapshot snapshot, IReadOnlyList<AffinityTerm> terms, Func<AffinityTerm, PodRecord, bool> matches)
    {
        var counts = new Dictionary<(string, string), int>();
        if (terms.Count == 0) return counts;
        foreach (var node in snapshot.Nodes)
        {
            foreach (var other in node.Pods)
            {
                foreach (var term in terms)
                {
                    if (node.Label(term.TopologyKey) is { } value && matches(term, other)) Count(counts, (term.TopologyKey, value));
                }
            }
        }
        return counts;
    }

    private static void Count(Dictionary<(string, string), int> counts, (string, string) place) => counts[place] = counts.GetValueOrDefault(place) + 1;

    private static void Weigh(PodRecord pod, PodRecord other, NodeState node, Snapshot snapshot, Dictionary<(string, string), double> weights)
    {
        foreach (var term in pod.PreferredAffinity) Add(term, other, term.Weight);
        foreach (var term in pod.PreferredAntiAffinity) Add(term, other, -term.Weight);
        foreach (var term in other.RequiredAffinity) Add(term, pod, RequiredWeight);
        foreach (var term in other.PreferredAffinity) Add(term, pod, term.Weight);
        foreach (var term in other.PreferredAntiAffinity) Add(term, pod, -term.Weight);

        void Add(AffinityTerm term, PodRecord meant, int weight)
        {
            if (node.Label(term.TopologyKey) is not { } value || !term.Matches(meant.Pod, snapshot)) return;
            weights[(term.TopologyKey, value)] = weights.GetValueOrDefault((term.TopologyKey, value)) + weight;
        }
    }
}
