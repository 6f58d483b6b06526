using System.Globalization;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;

namespace NetKube.ControlPlane.Controllers.Deployments;

/// <summary>The annotations by which kubectl's rollout history and undo work, and those that carry sizes for scaling.</summary>
internal static class Revisions
{
    public const string Revision = "deployment.kubernetes.io/revision";
    public const string History = "deployment.kubernetes.io/revision-history";
    public const string Desired = "deployment.kubernetes.io/desired-replicas";
    public const string Most = "deployment.kubernetes.io/max-replicas";
    public const string HashLabel = "pod-template-hash";
    private const int MostHistory = 2000;

    private static readonly HashSet<string> NotCopied = new(StringComparer.Ordinal)
    {
        "kubectl.kubernetes.io/last-applied-configuration", Revision, History, Desired, Most, "deprecated.deployment.rollback.to",
    };

    public static long Of(IKubeObject value) =>
        value.Metadata.Annotations?.GetValueOrDefault(Revision) is { } text && long.TryParse(text, CultureInfo.InvariantCulture, out var revision) ? revision : 0;

    public static long Highest(IEnumerable<ReplicaSet> sets) => sets.Select(Of).DefaultIfEmpty(0).Max();

    /// <summary>
    /// Gives the new set the deployment's annotations and its revision; true when that changed anything. An older
    /// revision number that it had goes into its history.
    /// </summary>
    public static bool Annotate(ReplicaSet set, Deployment deployment, long revision, bool exists)
    {
        var annotations = set.Metadata.Annotations ??= new Dictionary<string, string>(StringComparer.Ordinal);
        var changed = false;
        foreach (var (name, value) in deployment.Metadata.Annotations ?? [])
        {
            if (!NotCopied.Contains(name)) changed |= Put(annotations, name, value);
        }
        var old = Of(set);
        if (old < revision)
        {
            var had = annotations.GetValueOrDefault(Revision);
            annotations[Revision] = revision.ToString(CultureInfo.InvariantCulture);
            changed = true;
            if (!string.IsNullOrEmpty(had)) AddHistory(annotations, had);
        }
        return exists ? changed : SetSizes(set, Rollout.Replicas(deployment), Rollout.Replicas(deployment) + RolloutLimits.Of(deployment).Surge) || changed;
    }

    public static bool SetSizes(ReplicaSet set, int desired, int most)
    {
        var annotations = set.Metadata.Annotations ??= new Dictionary<string, string>(StringComparer.Ordinal);
        return Put(annotations, Desired, desired.ToString(CultureInfo.InvariantCulture)) | Put(annotations, Most, most.ToString(CultureInfo.InvariantCulture));
    }

    public static int? SizeOf(ReplicaSet set, string annotation) =>
        set.Metadata.Annotations?.GetValueOrDefault(annotation) is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var size) ? size : null;

    private static bool Put(Dictionary<string, string> annotations, string name, string value)
    {
        if (annotations.TryGetValue(name, out var present) && present == value) return false;
        annotations[name] = value;
        return true;
    }

    private static void AddHistory(Dictionary<string, string> annotations, string revision)
    {
        var history = annotations.GetValueOrDefault(History) is { Length: > 0 } text ? text.Split(',').ToList() : [];
        history.Add(revision);
        while (history.Count > 1 && string.Join(',', history).Length > MostHistory) history.RemoveAt(0);
        annotations[History] = string.Join(',', history);
    }
}
