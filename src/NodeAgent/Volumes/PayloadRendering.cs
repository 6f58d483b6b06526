using System.Text;
using NetKube.NodeAgent.Containers;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Volumes;

/// <summary>The files of configMap, secret, downwardAPI and projected volumes, by relative path.</summary>
internal sealed class PayloadRendering(Pod pod, string volume, IPodReferences references, NodeSize node)
{
    private const int UsualMode = 0b110_100_100;

    public async Task<IReadOnlyDictionary<string, PayloadFile>?> RenderAsync(VolumeSource source, CancellationToken stop)
    {
        if (source.ConfigMap is { } map)
            return await ConfigMapAsync(map.LocalObjectReference.Name, map.Items, map.Optional, map.DefaultMode ?? UsualMode, stop);
        if (source.Secret is { } secret)
            return await SecretAsync(secret.SecretName, secret.Items, secret.Optional, secret.DefaultMode ?? UsualMode, stop);
        if (source.DownwardAPI is { } downward) return Downward(downward.Items, downward.DefaultMode ?? UsualMode);
        return source.Projected is { } projected ? await ProjectedAsync(projected, stop) : null;
    }

    private async Task<Dictionary<string, PayloadFile>> ProjectedAsync(ProjectedVolumeSource projected, CancellationToken stop)
    {
        var mode = projected.DefaultMode ?? UsualMode;
        var result = new Dictionary<string, PayloadFile>();
        foreach (var source in projected.Sources ?? [])
        {
            foreach (var (path, file) in await ProjectionAsync(source, mode, stop)) result[path] = file;
        }
        return result;
    }

    private async Task<Dictionary<string, PayloadFile>> ProjectionAsync(VolumeProjection source, int mode, CancellationToken stop)
    {
        if (source.ConfigMap is { } map) return await ConfigMapAsync(map.LocalObjectReference.Name, map.Items, map.Optional, mode, stop);
        if (source.Secret is { } secret) return await SecretAsync(secret.LocalObjectReference.Name, secret.Items, secret.Optional, mode, stop);
        if (source.DownwardAPI is { } downward) return Downward(downward.Items, mode);
        if (source.ServiceAccountToken is not { } token) throw new VolumeException(volume, "a projected source is of a type that this node does not support");
        var (text, _) = await references.TokenAsync(pod, token.Audience, token.ExpirationSeconds ?? 3600, stop);
        return new() { [token.Path] = new PayloadFile(Encoding.UTF8.GetBytes(text), mode) };
    }

    private async Task<Dictionary<string, PayloadFile>> ConfigMapAsync(
        string name, List<KeyToPath>? items, bool? optional, int mode, CancellationToken stop)
    {
        var found = await references.ConfigMapAsync(pod.Metadata.Namespace, name, stop);
        if (found is null && optional != true) throw new VolumeException(volume, $"configmap \"{name}\" not found");
        var content = (found?.Data ?? []).ToDictionary(p => p.Key, p => Encoding.UTF8.GetBytes(p.Value));
        foreach (var (key, bytes) in found?.BinaryData ?? []) content[key] = bytes;
        return Select(content, items, optional == true, mode);
    }

    private async Task<Dictionary<string, PayloadFile>> SecretAsync(
        string name, List<KeyToPath>? items, bool? optional, int mode, CancellationToken stop)
    {
        var found = await references.SecretAsync(pod.Metadata.Namespace, name, stop);
        if (found is null && optional != true) throw new VolumeException(volume, $"secret \"{name}\" not found");
        return Select(found?.Data ?? [], items, optional == true, mode);
    }

    private Dictionary<string, PayloadFile> Select(Dictionary<string, byte[]> content, List<KeyToPath>? items, bool optional, int mode)
    {
        if (items is not { Count: > 0 }) return content.ToDictionary(p => p.Key, p => new PayloadFile(p.Value, mode));
        var result = new Dictionary<string, PayloadFile>();
        foreach (var item in items)
        {
            if (content.TryGetValue(item.Key, out var bytes)) result[Checked(item.Path)] = new PayloadFile(bytes, item.Mode ?? mode);
            else if (!optional) throw new VolumeException(volume, $"references non-existent config key: {item.Key}");
        }
        return result;
    }

    private Dictionary<string, PayloadFile> Downward(List<DownwardAPIVolumeFile>? items, int mode)
    {
        var result = new Dictionary<string, PayloadFile>();
        foreach (var item in items ?? [])
        {
            var text = item.FieldRef is { } field
                ? FieldPaths.Read(pod, field.FieldPath) ?? throw new VolumeException(volume, $"unsupported fieldPath: {field.FieldPath}")
                : item.ResourceFieldRef is { } resource ? Resource(resource) : "";
            result[Checked(item.Path)] = new PayloadFile(Encoding.UTF8.GetBytes(text), item.Mode ?? mode);
        }
        return result;
    }

    private string Resource(ResourceFieldSelector selector) => ResourceFields.Read(
        selector, (pod.Spec.Containers ?? []).Find(c => c.Name == selector.ContainerName)
            ?? throw new VolumeException(volume, $"container {selector.ContainerName} not found"), node);

    /// <summary>Paths lead into the volume, never out of it; the API server checks the same.</summary>
    private string Checked(string path) => path.StartsWith('/') || path.Split('/').Contains("..")
        ? throw new VolumeException(volume, $"invalid path {path}")
        : path;
}
