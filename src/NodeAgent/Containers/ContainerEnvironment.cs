using System.Text;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Containers;

/// <summary>A container's variables: services, then envFrom, then env, each later one winning; $(NAME) sees earlier ones.</summary>
internal sealed class ContainerEnvironment(IPodReferences references, NodeSize node)
{
    public async Task<Dictionary<string, string>> RenderAsync(Pod pod, Container container, CancellationToken stop)
    {
        var result = ServiceEnvironment.Render(references.Services, pod.Metadata.Namespace, pod.Spec.EnableServiceLinks ?? true);
        foreach (var source in container.EnvFrom ?? []) await AddAllAsync(result, pod, source, stop);
        foreach (var variable in container.Env ?? [])
        {
            if (variable.ValueFrom is null) result[variable.Name] = Expansion.Expand(variable.Value, result);
            else if (await ReadAsync(pod, container, variable.ValueFrom, stop) is { } value) result[variable.Name] = value;
        }
        return result;
    }

    private async Task AddAllAsync(Dictionary<string, string> result, Pod pod, EnvFromSource source, CancellationToken stop)
    {
        var @namespace = pod.Metadata.Namespace;
        if (source.ConfigMapRef is { } configMap)
        {
            var name = configMap.LocalObjectReference.Name;
            var found = await references.ConfigMapAsync(@namespace, name, stop);
            if (found is null && configMap.Optional != true) throw new ConfigException($"configmap \"{name}\" not found");
            foreach (var (key, value) in found?.Data ?? []) result[source.Prefix + key] = value;
        }
        if (source.SecretRef is { } secret)
        {
            var name = secret.LocalObjectReference.Name;
            var found = await references.SecretAsync(@namespace, name, stop);
            if (found is null && secret.Optional != true) throw new ConfigException($"secret \"{name}\" not found");
            foreach (var (key, value) in found?.Data ?? []) result[source.Prefix + key] = Encoding.UTF8.GetString(value);
        }
    }

    /// <summary>Null when an optional source has no such key.</summary>
    private async Task<string?> ReadAsync(Pod pod, Container container, EnvVarSource source, CancellationToken stop)
    {
        if (source.FieldRef is { } field)
            return FieldPaths.Read(pod, field.FieldPath) ?? throw new ConfigException($"unsupported fieldPath: {field.FieldPath}");
        if (source.ResourceFieldRef is { } resource) return ReadResource(pod, container, resource);
        if (source.ConfigMapKeyRef is { } configMap) return await ReadConfigMapAsync(pod, configMap, stop);
        if (source.SecretKeyRef is { } secret) return await ReadSecretAsync(pod, secret, stop);
        throw new ConfigException("an environment variable names a source that this node does not support");
    }

    private string ReadResource(Pod pod, Container container, ResourceFieldSelector selector)
    {
        if (selector.ContainerName.Length == 0) return ResourceFields.Read(selector, container, node);
        var named = (pod.Spec.InitContainers ?? []).Concat(pod.Spec.Containers ?? []).FirstOrDefault(c => c.Name == selector.ContainerName);
        return ResourceFields.Read(selector, named ?? throw new ConfigException($"container {selector.ContainerName} not found"), node);
    }

    private async Task<string?> ReadConfigMapAsync(Pod pod, ConfigMapKeySelector selector, CancellationToken stop)
    {
        var name = selector.LocalObjectReference.Name;
        var found = await references.ConfigMapAsync(pod.Metadata.Namespace, name, stop);
        if (found is null)
            return selector.Optional == true ? null : throw new ConfigException($"configmap \"{name}\" not found");
        if (found.Data?.TryGetValue(selector.Key, out var value) == true) return value;
        return selector.Optional == true
            ? null
            : throw new ConfigException($"couldn't find key {selector.Key} in ConfigMap {pod.Metadata.Namespace}/{name}");
    }

    private async Task<string?> ReadSecretAsync(Pod pod, SecretKeySelector selector, CancellationToken stop)
    {
        var name = selector.LocalObjectReference.Name;
        var found = await references.SecretAsync(pod.Metadata.Namespace, name, stop);
        if (found is null) return selector.Optional == true ? null : throw new ConfigException($"secret \"{name}\" not found");
        if (found.Data?.TryGetValue(selector.Key, out var value) == true) return Encoding.UTF8.GetString(value);
        return selector.Optional == true
            ? null
            : throw new ConfigException($"couldn't find key {selector.Key} in Secret {pod.Metadata.Namespace}/{name}");
    }
}
