using NetKube.NodeAgent.Containers;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Volumes;

/// <summary>A container's volume mounts as the engine takes them; sub-paths are made where they are missing.</summary>
internal static class MountRendering
{
    public static IReadOnlyList<ContainerMount> Render(
        Container container, IReadOnlyDictionary<string, string> volumes, IReadOnlyDictionary<string, string> environment)
    {
        var result = new List<ContainerMount>();
        foreach (var mount in container.VolumeMounts ?? [])
        {
            if (!volumes.TryGetValue(mount.Name, out var source)) throw new ConfigException($"cannot find volume \"{mount.Name}\" to mount into container \"{container.Name}\"");
            var subPath = mount.SubPathExpr.Length > 0 ? Expansion.Expand(mount.SubPathExpr, environment) : mount.SubPath;
            result.Add(new ContainerMount(Below(source, subPath), Absolute(mount.MountPath, container), mount.ReadOnly, Propagation(mount)));
        }
        return result;
    }

    private static string Below(string source, string subPath)
    {
        if (subPath.Length == 0) return source;
        if (Path.IsPathRooted(subPath) || subPath.Split('/').Contains("..")) throw new ConfigException($"subPath \"{subPath}\" must stay inside the volume");
        var path = Path.Combine(source, subPath);
        // The link ..data may move later: what is mounted is the file of now, as a kubelet does.
        if (Path.Exists(path)) return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        Directory.CreateDirectory(path);
        return path;
    }

    private static string Absolute(string path, Container container) =>
        path.StartsWith('/') ? path : Path.Combine(container.WorkingDir.Length > 0 ? container.WorkingDir : "/", path);

    private static string Propagation(VolumeMount mount) => mount.MountPropagation switch
    {
        "HostToContainer" => "rslave",
        "Bidirectional" => "rshared",
        _ => "rprivate",
    };
}
