using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using Quota = NetKube.Shared.Api.Core.V1.ResourceQuota;

namespace NetKube.ControlPlane.Admission.ResourceQuota;

/// <summary>Whether a quota counts an object: all of its scopes must match.</summary>
public static class QuotaScopes
{
    /// <summary>A quota without scopes counts everything that it names.</summary>
    public static bool Match(Quota quota, IKubeObject value)
    {
        foreach (var scope in quota.Spec.Scopes ?? [])
        {
            if (!Matches(scope, "Exists", [], value)) return false;
        }
        foreach (var requirement in quota.Spec.ScopeSelector?.MatchExpressions ?? [])
        {
            if (!Matches(requirement.ScopeName, requirement.Operator, requirement.Values ?? [], value)) return false;
        }
        return true;
    }

    private static bool Matches(string scope, string @operator, List<string> values, IKubeObject value) => (scope, value) switch
    {
        (ResourceQuotaScope.Terminating, Pod pod) => IsTerminating(pod),
        (ResourceQuotaScope.NotTerminating, Pod pod) => !IsTerminating(pod),
        (ResourceQuotaScope.BestEffort, Pod pod) => IsBestEffort(pod),
        (ResourceQuotaScope.NotBestEffort, Pod pod) => !IsBestEffort(pod),
        (ResourceQuotaScope.PriorityClass, Pod pod) => Selects(@operator, values, pod.Spec.PriorityClassName),
        (ResourceQuotaScope.CrossNamespacePodAffinity, Pod pod) => CrossesNamespaces(pod),
        (ResourceQuotaScope.VolumeAttributesClass, PersistentVolumeClaim claim) => Selects(@operator, values, claim.Spec.VolumeAttributesClassName ?? ""),
        _ => false,
    };

    private static bool Selects(string @operator, List<string> values, string found) => @operator switch
    {
        ScopeSelectorOperator.In => found.Length > 0 && values.Contains(found),
        ScopeSelectorOperator.NotIn => !values.Contains(found),
        ScopeSelectorOperator.Exists => found.Length > 0,
        ScopeSelectorOperator.DoesNotExist => found.Length == 0,
        _ => false,
    };

    private static bool IsTerminating(Pod pod) => pod.Spec.ActiveDeadlineSeconds is >= 0;

    /// <summary>No container, and not the pod itself, asks for CPU or memory.</summary>
    private static bool IsBestEffort(Pod pod) =>
        (pod.Spec.Containers ?? []).Concat(pod.Spec.InitContainers ?? []).Select(c => c.Resources).Append(pod.Spec.Resources ?? new ResourceRequirements())
            .SelectMany(r => (r.Requests ?? []).Concat(r.Limits ?? []))
            .All(amount => amount.Key is not ("cpu" or "memory") || amount.Value.Sign == 0);

    private static bool CrossesNamespaces(Pod pod)
    {
        var affinity = pod.Spec.Affinity;
        var terms = (affinity?.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? [])
            .Concat(affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? [])
            .Concat((affinity?.PodAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? []).Select(w => w.PodAffinityTerm))
            .Concat((affinity?.PodAntiAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? []).Select(w => w.PodAffinityTerm));
        return terms.Any(t => t.NamespaceSelector is not null || t.Namespaces is { Count: > 0 });
    }
}
