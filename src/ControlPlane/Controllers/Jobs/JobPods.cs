using System.Globalization;
using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api.Batch.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Controllers.Jobs;

/// <summary>Pods of jobs, and what an indexed one is told of its index.</summary>
internal static class JobPods
{
    public const string IndexKey = "batch.kubernetes.io/job-completion-index";

    /// <summary>A pod of the job; for an indexed job, of that index.</summary>
    public static Pod Make(Job job, int? index)
    {
        var pod = PodTemplates.Make(job.Spec.Template, job, Ownership.Reference(job, "batch/v1", "Job"));
        (pod.Metadata.Finalizers ??= []).Add(JobController.Tracking);
        if (index is not { } number) return pod;
        var text = number.ToString(CultureInfo.InvariantCulture);
        (pod.Metadata.Annotations ??= new Dictionary<string, string>(StringComparer.Ordinal))[IndexKey] = text;
        (pod.Metadata.Labels ??= new Dictionary<string, string>(StringComparer.Ordinal))[IndexKey] = text;
        pod.Spec.Hostname = $"{job.Metadata.Name}-{text}";
        pod.Metadata.GenerateName = $"{job.Metadata.Name}-{text}-";
        foreach (var container in (pod.Spec.InitContainers ?? []).Concat(pod.Spec.Containers ?? []))
        {
            if (container.Env?.Exists(e => e.Name == "JOB_COMPLETION_INDEX") == true) continue;
            (container.Env ??= []).Add(new EnvVar
            {
                Name = "JOB_COMPLETION_INDEX",
                ValueFrom = new EnvVarSource { FieldRef = new ObjectFieldSelector { ApiVersion = "v1", FieldPath = $"metadata.labels['{IndexKey}']" } },
            });
        }
        return pod;
    }

    public static int? IndexOf(Pod pod) =>
        pod.Metadata.Annotations?.GetValueOrDefault(IndexKey) is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var index) ? index : null;
}

/// <summary>Sets of indexes as text: "0,2-5".</summary>
internal static class IndexRanges
{
    public static SortedSet<int> Parse(string? text)
    {
        var set = new SortedSet<int>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var dash = part.IndexOf('-', StringComparison.Ordinal);
            var first = int.Parse(dash < 0 ? part : part[..dash], CultureInfo.InvariantCulture);
            var last = dash < 0 ? first : int.Parse(part[(dash + 1)..], CultureInfo.InvariantCulture);
            for (var i = first; i <= last; i++) set.Add(i);
        }
        return set;
    }

    public static string Format(IReadOnlyCollection<int> indexes)
    {
        var parts = new List<string>();
        int? first = null;
        var last = 0;
        foreach (var index in indexes.Append(int.MaxValue))
        {
            if (first is { } from && index != last + 1)
            {
                // Two in a row are written apart, three and more as a range.
                parts.Add(from == last ? $"{from}" : last == from + 1 ? $"{from},{last}" : $"{from}-{last}");
                first = null;
            }
            first ??= index;
            last = index;
        }
        return string.Join(',', parts);
    }
}
