using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.ResourceQuotas;

/// <summary>Rules of ResourceQuotas.</summary>
internal static class ResourceQuotaValidation
{
    private static readonly HashSet<string> Scopes = new(StringComparer.Ordinal)
    {
        ResourceQuotaScope.Terminating, ResourceQuotaScope.NotTerminating, ResourceQuotaScope.BestEffort, ResourceQuotaScope.NotBestEffort,
        ResourceQuotaScope.PriorityClass, ResourceQuotaScope.CrossNamespacePodAffinity, ResourceQuotaScope.VolumeAttributesClass,
    };

    private static readonly HashSet<string> OfPods = new(StringComparer.Ordinal)
    {
        ResourceName.Pods, ResourceName.Cpu, ResourceName.Memory, ResourceName.RequestsCpu, ResourceName.RequestsMemory, ResourceName.LimitsCpu, ResourceName.LimitsMemory,
    };

    private static readonly (string, string)[] Contrary =
    [
        (ResourceQuotaScope.BestEffort, ResourceQuotaScope.NotBestEffort),
        (ResourceQuotaScope.Terminating, ResourceQuotaScope.NotTerminating),
    ];

    public static void Check(FieldErrors errors, ResourceQuota quota)
    {
        var (field, spec) = (Field.Of("spec"), quota.Spec);
        Amounts(errors, field.Child("hard"), spec.Hard);
        ScopesOf(errors, field.Child("scopes"), spec);
        if (spec.ScopeSelector is { } selector) Selector(errors, field.Child("scopeSelector"), spec, selector);
    }

    /// <summary>Names and amounts.</summary>
    public static void Amounts(FieldErrors errors, Field field, Dictionary<string, Quantity>? amounts)
    {
        foreach (var (name, quantity) in ResourceRules.Sorted(amounts))
        {
            var at = field.Key(name);
            errors.ResourceName(at, name);
            if (!name.Contains('/', StringComparison.Ordinal) && !ResourceNames.IsStandardForQuota(name)) errors.Invalid(at, name, "must be a standard resource for quota");
            errors.ResourceAmount(at, name, quantity);
        }
    }

    private static void ScopesOf(FieldErrors errors, Field field, ResourceQuotaSpec spec)
    {
        var given = spec.Scopes ?? [];
        foreach (var scope in given)
        {
            if (!Scopes.Contains(scope)) errors.Invalid(field, string.Join(",", given), "unsupported scope");
            foreach (var _ in NotCounted(spec, scope)) errors.Invalid(field, string.Join(",", given), "unsupported scope applied to resource");
        }
        foreach (var _ in Contrary.Where(c => given.Contains(c.Item1) && given.Contains(c.Item2))) errors.Invalid(field, string.Join(",", given), "conflicting scopes");
    }

    private static void Selector(FieldErrors errors, Field field, ResourceQuotaSpec spec, ScopeSelector selector)
    {
        var at = field.Child("matchExpressions");
        var requirements = selector.MatchExpressions ?? [];
        foreach (var requirement in requirements)
        {
            if (!Scopes.Contains(requirement.ScopeName)) errors.Invalid(at.Child("scopeName"), requirement.ScopeName, "unsupported scope");
            foreach (var _ in NotCounted(spec, requirement.ScopeName)) errors.Invalid(at, selector, "unsupported scope applied to resource");
            Requirement(errors, at, requirement);
        }
        var names = requirements.ConvertAll(r => r.ScopeName);
        foreach (var _ in Contrary.Where(c => names.Contains(c.Item1) && names.Contains(c.Item2))) errors.Invalid(at, selector, "conflicting scopes");
    }

    private static void Requirement(FieldErrors errors, Field field, ScopedResourceSelectorRequirement requirement)
    {
        var values = requirement.Values ?? [];
        var onlyExists = requirement.ScopeName is ResourceQuotaScope.BestEffort or ResourceQuotaScope.NotBestEffort or ResourceQuotaScope.Terminating
            or ResourceQuotaScope.NotTerminating or ResourceQuotaScope.CrossNamespacePodAffinity;
        if (onlyExists && requirement.Operator != ScopeSelectorOperator.Exists)
        {
            errors.Invalid(field.Child("operator"), requirement.Operator, "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity");
        }
        switch (requirement.Operator)
        {
            case ScopeSelectorOperator.In or ScopeSelectorOperator.NotIn:
                if (values.Count == 0) errors.Required(field.Child("values"), "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
                break;
            case ScopeSelectorOperator.Exists or ScopeSelectorOperator.DoesNotExist:
                if (values.Count > 0) errors.Invalid(field.Child("values"), string.Join(",", values), "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
                break;
            default:
                errors.Invalid(field.Child("operator"), requirement.Operator, "not a valid selector operator");
                break;
        }
    }

    /// <summary>Resources that such a scope cannot count.</summary>
    private static IEnumerable<string> NotCounted(ResourceQuotaSpec spec, string scope) =>
        (spec.Hard ?? []).Keys.Where(name => ResourceNames.IsStandardForQuota(name) && !(scope switch
        {
            ResourceQuotaScope.BestEffort => name == ResourceName.Pods,
            ResourceQuotaScope.VolumeAttributesClass => name is ResourceName.Persistentvolumeclaims or ResourceName.RequestsStorage,
            _ => !Scopes.Contains(scope) || OfPods.Contains(name),
        }));
}
