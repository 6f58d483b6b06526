using System.Text.Json;

namespace NetKube.NodeAgent.Runtime.Docker;

/// <summary>The filters parameter of list and event requests.</summary>
internal static class DockerFilters
{
    public static string ForLabels(IReadOnlyDictionary<string, string> labels, params (string Name, string[] Values)[] more)
    {
        var filters = new Dictionary<string, List<string>>
        {
            ["label"] = [.. labels.Select(l => $"{l.Key}={l.Value}")],
        };
        foreach (var (name, values) in more) filters[name] = [.. values];
        return Uri.EscapeDataString(JsonSerializer.Serialize(filters, DockerJsonContext.Default.DictionaryStringListString));
    }
}
