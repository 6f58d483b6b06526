using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Affinity to nodes and to other pods.</summary>
internal static class AffinityRules
{
    private const string Required = "requiredDuringSchedulingIgnoredDuringExecution";
    private const string Preferred = "preferredDuringSchedulingIgnoredDuringExecution";

    public static void Check(FieldErrors errors, Field field, Affinity? affinity)
    {
        if (affinity is null) return;
        if (affinity.NodeAffinity is { } nodes) Nodes(errors, field.Child("nodeAffinity"), nodes);
        if (affinity.PodAffinity is { } near) Pods(errors, field.Child("podAffinity"), near.RequiredDuringSchedulingIgnoredDuringExecution, near.PreferredDuringSchedulingIgnoredDuringExecution);
        if (affinity.PodAntiAffinity is { } apart) Pods(errors, field.Child("podAntiAffinity"), apart.RequiredDuringSchedulingIgnoredDuringExecution, apart.PreferredDuringSchedulingIgnoredDuringExecution);
    }

    /// <summary>A node selector: also of volumes and resource slices.</summary>
    public static void NodeSelector(FieldErrors errors, Field field, NodeSelector selector, bool allowBadValues = false)
    {
        var at = field.Child("nodeSelectorTerms");
        if (selector.NodeSelectorTerms is not { Count: > 0 } terms)
        {
            errors.Required(at, "must have at least one node selector term");
            return;
        }
        for (var i = 0; i < terms.Count; i++) Term(errors, at.Index(i), terms[i], allowBadValues);
    }

    private static void Nodes(FieldErrors errors, Field field, NodeAffinity affinity)
    {
        if (affinity.RequiredDuringSchedulingIgnoredDuringExecution is { } required) NodeSelector(errors, field.Child(Required), required);
        var preferred = affinity.PreferredDuringSchedulingIgnoredDuringExecution ?? [];
        for (var i = 0; i < preferred.Count; i++)
        {
            var at = field.Child(Preferred).Index(i);
            Weight(errors, at, preferred[i].Weight);
            Term(errors, at.Child("preference"), preferred[i].Preference, allowBadValues: true);
        }
    }

    private static void Term(FieldErrors errors, Field field, NodeSelectorTerm term, bool allowBadValues)
    {
        for (var i = 0; i < (term.MatchExpressions?.Count ?? 0); i++) Label(errors, field.Child("matchExpressions").Index(i), term.MatchExpressions![i], allowBadValues);
        for (var i = 0; i < (term.MatchFields?.Count ?? 0); i++) NodeField(errors, field.Child("matchFields").Index(i), term.MatchFields![i]);
    }

    private static void Label(FieldErrors errors, Field field, NodeSelectorRequirement requirement, bool allowBadValues)
    {
        var values = requirement.Values ?? [];
        switch (requirement.Operator)
        {
            case NodeSelectorOperator.In or NodeSelectorOperator.NotIn:
                if (values.Count == 0) errors.Required(field.Child("values"), "must be specified when `operator` is 'In' or 'NotIn'");
                break;
            case NodeSelectorOperator.Exists or NodeSelectorOperator.DoesNotExist:
                if (values.Count > 0) errors.Forbidden(field.Child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                break;
            case NodeSelectorOperator.Gt or NodeSelectorOperator.Lt:
                if (values.Count != 1) errors.Required(field.Child("values"), "must be specified single value when `operator` is 'Lt' or 'Gt'");
                break;
            default:
                errors.Invalid(field.Child("operator"), requirement.Operator, "not a valid selector operator");
                break;
        }
        errors.QualifiedName(field.Child("key"), requirement.Key);
        if (allowBadValues) return;
        for (var i = 0; i < values.Count; i++) errors.InvalidEach(field.Child("values").Index(i), values[i], Names.LabelValue(values[i]));
    }

    private static void NodeField(FieldErrors errors, Field field, NodeSelectorRequirement requirement)
    {
        var values = requirement.Values ?? [];
        if (requirement.Operator is not (NodeSelectorOperator.In or NodeSelectorOperator.NotIn)) errors.Invalid(field.Child("operator"), requirement.Operator, "not a valid selector operator");
        else if (values.Count != 1) errors.Required(field.Child("values"), "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
        if (requirement.Key != "metadata.name") errors.Invalid(field.Child("key"), requirement.Key, "not a valid field selector key");
        else
        {
            for (var i = 0; i < values.Count; i++) errors.DnsSubdomain(field.Child("values").Index(i), values[i]);
        }
    }

    private static void Pods(FieldErrors errors, Field field, List<PodAffinityTerm>? required, List<WeightedPodAffinityTerm>? preferred)
    {
        for (var i = 0; i < (required?.Count ?? 0); i++) Term(errors, field.Child(Required).Index(i), required![i]);
        for (var i = 0; i < (preferred?.Count ?? 0); i++)
        {
            var at = field.Child(Preferred).Index(i);
            Weight(errors, at, preferred![i].Weight);
            Term(errors, at.Child("podAffinityTerm"), preferred[i].PodAffinityTerm);
        }
    }

    private static void Term(FieldErrors errors, Field field, PodAffinityTerm term)
    {
        errors.Selector(field.Child("labelSelector"), term.LabelSelector);
        errors.Selector(field.Child("namespaceSelector"), term.NamespaceSelector);
        foreach (var name in term.Namespaces ?? []) errors.DnsLabel(field.Child("namespace"), name);
        LabelKeys(errors, field, term.MatchLabelKeys, term.MismatchLabelKeys, term.LabelSelector);
        if (term.TopologyKey.Length == 0) errors.Required(field.Child("topologyKey"), "can not be empty");
        errors.QualifiedName(field.Child("topologyKey"), term.TopologyKey);
    }

    /// <summary>Labels of the pod that become requirements of the selector beside them: also of topology spread.</summary>
    public static void LabelKeys(FieldErrors errors, Field field, List<string>? match, List<string>? mismatch, LabelSelector? selector)
    {
        Keys(errors, field.Child("matchLabelKeys"), match, selector);
        Keys(errors, field.Child("mismatchLabelKeys"), mismatch, selector);
        var named = (selector?.MatchLabels ?? []).Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var expression in selector?.MatchExpressions ?? [])
        {
            // The requirements made of the keys are already among these. Kubernetes reports the key under the term.
            var index = match?.LastIndexOf(expression.Key) ?? -1;
            if (!named.Add(expression.Key) && index >= 0) errors.Invalid(field.Index(index), expression.Key, "exists in both matchLabelKeys and labelSelector");
        }
        for (var i = 0; i < (match?.Count ?? 0); i++)
        {
            if (mismatch?.Contains(match![i]) != true) continue;
            errors.Invalid(field.Child("matchLabelKeys").Index(i), match[i], "exists in both matchLabelKeys and mismatchLabelKeys");
        }
    }

    private static void Keys(FieldErrors errors, Field field, List<string>? keys, LabelSelector? selector)
    {
        if (keys is not { Count: > 0 }) return;
        if (selector is null) errors.Forbidden(field, "must not be specified when labelSelector is not set");
        else
        {
            for (var i = 0; i < keys.Count; i++) errors.QualifiedName(field.Index(i), keys[i]);
        }
    }

    private static void Weight(FieldErrors errors, Field field, int weight)
    {
        if (weight is < 1 or > 100) errors.Invalid(field.Child("weight"), weight, "must be in the range 1-100");
    }
}
