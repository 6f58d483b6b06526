using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Batch.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.ApiServer.Hints;

/// <summary>
/// Notices a selector that matches nothing only because of a slip: "stabel" where pods are labelled "stable",
/// kubenetes.io/hostname where nodes have kubernetes.io/hostname.
/// </summary>
public sealed class SelectorHints(ClusterState state)
{
    private const int MostLooked = 1000;

    /// <summary>A sentence for a Warning header; null when there is nothing to say.</summary>
    public string? For(IKubeObject created) => created switch
    {
        Service service => ForPods(service.Metadata.Namespace, service.Spec.Selector),
        Pod pod => ForNodes(pod.Spec),
        Deployment value => ForNodes(value.Spec.Template.Spec),
        ReplicaSet value => ForNodes(value.Spec.Template.Spec),
        StatefulSet value => ForNodes(value.Spec.Template.Spec),
        DaemonSet value => ForNodes(value.Spec.Template.Spec),
        Job value => ForNodes(value.Spec.Template.Spec),
        CronJob value => ForNodes(value.Spec.JobTemplate.Spec.Template.Spec),
        _ => null,
    };

    private string? ForPods(string inNamespace, Dictionary<string, string>? selector)
    {
        if (selector is null or { Count: 0 }) return null;
        var labels = Labels(state.Catalog.Of<Pod>(), inNamespace).Take(MostLooked).ToList();
        if (labels.Exists(l => selector.All(s => l.GetValueOrDefault(s.Key) == s.Value))) return null;
        foreach (var (key, value) in selector)
        {
            var values = labels.Select(l => l.GetValueOrDefault(key)).OfType<string>().Distinct().ToList();
            if (values.Contains(value)) continue;
            if (Slip(value, values) is { } nearValue)
            {
                return $"spec.selector: no pod in this namespace has label {key}={value} (did you mean {key}={nearValue}?)";
            }
            var keys = labels.SelectMany(l => l.Keys).Distinct().ToList();
            if (!keys.Contains(key) && Slip(key, keys) is { } nearKey)
            {
                return $"spec.selector: no pod in this namespace has a label {key} (did you mean {nearKey}?)";
            }
        }
        return null;
    }

    private string? ForNodes(PodSpec? spec)
    {
        if (spec is null) return null;
        var nodes = Labels(state.Catalog.Of<Node>(), null);
        // A key that exists is found on the first node, as a rule: then nothing more is looked at.
        foreach (var key in KeysOf(spec).Distinct().Where(k => !nodes.Any(n => n.ContainsKey(k))))
        {
            if (Slip(key, [.. nodes.Take(MostLooked).SelectMany(n => n.Keys).Distinct()]) is not { } near) continue;
            var count = nodes.Count(n => n.ContainsKey(near));
            return $"no node has a label {key}; {near} exists on {count} node{(count == 1 ? "" : "s")} (did you mean that?)";
        }
        return null;
    }

    private IEnumerable<IReadOnlyDictionary<string, string>> Labels(ApiResource resource, string? inNamespace) =>
        state.Of(resource).Now.Objects.In(StorageKeys.Prefix(resource, inNamespace)).Select(o => o.Labels);

    private static IEnumerable<string> KeysOf(PodSpec spec)
    {
        var affinity = spec.Affinity?.NodeAffinity;
        var terms = (affinity?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms ?? [])
            .Concat((affinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? []).Select(p => p.Preference));
        return (spec.NodeSelector?.Keys ?? Enumerable.Empty<string>()).Concat(terms.SelectMany(t => t.MatchExpressions ?? []).Select(e => e.Key));
    }

    /// <summary>The candidate of which the word is a slip of the pen: a letter or two, never a number (web-1 is not meant to be web-2).</summary>
    private static string? Slip(string word, IReadOnlyList<string> candidates)
    {
        if (word.Length < 5 || FieldSuggestions.Nearest(word, candidates) is not { } near || Math.Abs(near.Length - word.Length) > 2) return null;
        return Digits(near) == Digits(word) ? near : null;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
