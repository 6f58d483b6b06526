using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using Class = NetKube.Shared.Api.Node.V1.RuntimeClass;

namespace NetKube.ControlPlane.Admission.RuntimeClass;

/// <summary>A pod's runtime class must exist; what the runtime costs and where it runs is written into the pod.</summary>
public sealed class RuntimeClassPlugin(IObjectReader objects) : IAdmissionPlugin
{
    public string Name => "RuntimeClass";

    public bool Handles(AdmissionRequest request) => request.Operation == AdmissionOperation.Create && request.Is("", "pods");

    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken stop)
    {
        if (request.Object is not Pod { Spec: var spec } || await ClassOfAsync(request, spec, stop) is not { } found) return;
        if (found.Overhead is { } overhead)
        {
            if (spec.Overhead is { Count: > 0 } given && !Same(given, overhead.PodFixed)) throw request.Forbid("pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");
            spec.Overhead = new Dictionary<string, Quantity>(overhead.PodFixed ?? []);
        }
        if (found.Scheduling is not { } scheduling) return;
        foreach (var (key, value) in scheduling.NodeSelector ?? [])
        {
            var selector = spec.NodeSelector ??= [];
            if (!selector.TryAdd(key, value) && selector[key] != value)
            {
                throw request.Forbid($"conflict: runtimeClass.scheduling.nodeSelector[{key}] = {value}; pod.spec.nodeSelector[{key}] = {selector[key]}");
            }
        }
        foreach (var toleration in scheduling.Tolerations ?? [])
        {
            var tolerations = spec.Tolerations ??= [];
            if (!tolerations.Any(t => Same(t, toleration))) tolerations.Add(toleration.Clone());
        }
    }

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken stop)
    {
        if (request.Object is not Pod { Spec: var spec }) return;
        var overhead = (await ClassOfAsync(request, spec, stop))?.Overhead;
        if (overhead is null && spec.Overhead is { Count: > 0 }) throw request.Forbid("pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
        if (overhead is not null && !Same(spec.Overhead ?? [], overhead.PodFixed)) throw request.Forbid("pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");
    }

    private async ValueTask<Class?> ClassOfAsync(AdmissionRequest request, PodSpec spec, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(spec.RuntimeClassName)) return null;
        return await objects.GetLatestAsync<Class>(null, spec.RuntimeClassName, stop) ?? throw request.Forbid($"pod rejected: RuntimeClass \"{spec.RuntimeClassName}\" not found");
    }

    private static bool Same(Dictionary<string, Quantity> one, Dictionary<string, Quantity>? other) =>
        one.Count == (other?.Count ?? 0) && one.All(pair => other!.TryGetValue(pair.Key, out var amount) && amount == pair.Value);

    private static bool Same(Toleration one, Toleration other) =>
        (one.Key, one.Operator, one.Value, one.Effect, one.TolerationSeconds) == (other.Key, other.Operator, other.Value, other.Effect, other.TolerationSeconds);
}
