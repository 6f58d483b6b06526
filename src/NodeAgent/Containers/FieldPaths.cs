using System.Text.RegularExpressions;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Containers;

/// <summary>The downward API's field paths (pkg/fieldpath). Pure.</summary>
internal static partial class FieldPaths
{
    /// <summary>Null for a path that is not supported.</summary>
    public static string? Read(Pod pod, string path)
    {
        if (Subscript().Match(path) is { Success: true } match)
        {
            var map = match.Groups["map"].Value == "annotations" ? pod.Metadata.Annotations : pod.Metadata.Labels;
            return map?.GetValueOrDefault(match.Groups["key"].Value) ?? "";
        }
        return path switch
        {
            "metadata.name" => pod.Metadata.Name,
            "metadata.namespace" => pod.Metadata.Namespace,
            "metadata.uid" => pod.Metadata.Uid,
            "metadata.labels" => Lines(pod.Metadata.Labels),
            "metadata.annotations" => Lines(pod.Metadata.Annotations),
            "spec.nodeName" => pod.Spec.NodeName,
            "spec.serviceAccountName" => pod.Spec.ServiceAccountName,
            "status.hostIP" => pod.Status.HostIP,
            "status.hostIPs" => string.Join(',', (pod.Status.HostIPs ?? []).Select(h => h.Ip)),
            "status.podIP" => pod.Status.PodIP,
            "status.podIPs" => string.Join(',', (pod.Status.PodIPs ?? []).Select(p => p.Ip)),
            _ => null,
        };
    }

    private static string Lines(Dictionary<string, string>? map) => string.Join('\n',
        (map ?? []).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}=\"{Escape(p.Value)}\""));

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\t", "\\t").Replace("\r", "\\r");

    [GeneratedRegex(@"^metadata\.(?<map>labels|annotations)\['(?<key>[^']+)'\]$", RegexOptions.ExplicitCapture)]
    private static partial Regex Subscript();
}
