using System.Text.Json;

namespace NetKube.NodeAgent.Runtime.Docker;

/// <summary>An image's defaults as Dockerfile lines, which is how an import takes them. Pure.</summary>
internal static class ImageChanges
{
    public static IEnumerable<string> Render(ImageDefaults defaults)
    {
        foreach (var (name, value) in defaults.Environment) yield return $"ENV {name}={JsonSerializer.Serialize(value, StringJson.Default.String)}";
        if (defaults.Entrypoint.Count > 0) yield return $"ENTRYPOINT {Words(defaults.Entrypoint)}";
        if (defaults.Command.Count > 0) yield return $"CMD {Words(defaults.Command)}";
        if (defaults.WorkingDirectory.Length > 0) yield return $"WORKDIR {defaults.WorkingDirectory}";
        if (defaults.User.Length > 0) yield return $"USER {defaults.User}";
        foreach (var port in defaults.ExposedPorts) yield return $"EXPOSE {port}";
    }

    private static string Words(IReadOnlyList<string> words) => JsonSerializer.Serialize(words, StringJson.Default.IReadOnlyListString);
}
