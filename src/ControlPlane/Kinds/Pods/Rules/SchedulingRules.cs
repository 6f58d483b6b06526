using System.Globalization;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Gates, tolerations and topology spread.</summary>
internal static class SchedulingRules
{
    public static void Check(PodRuleContext context, Field field)
    {
        var (errors, spec) = (context.Errors, context.Spec);
        var readiness = spec.ReadinessGates ?? [];
        for (var i = 0; i < readiness.Count; i++) errors.QualifiedName(field.Child("readinessGates").Index(i).Child("conditionType"), readiness[i].ConditionType);
        var gates = spec.SchedulingGates ?? [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < gates.Count; i++)
        {
            var at = field.Child("schedulingGates").Index(i);
            errors.QualifiedName(at, gates[i].Name);
            if (!seen.Add(gates[i].Name)) errors.Duplicate(at, gates[i].Name);
        }
        Tolerations(errors, field.Child("tolerations"), spec.Tolerations);
        Spread(errors, field.Child("topologySpreadConstraints"), spec.TopologySpreadConstraints ?? []);
    }

    /// <summary>Tolerations: also of runtime classes.</summary>
    public static void Tolerations(FieldErrors errors, Field field, List<Toleration>? tolerations)
    {
        for (var i = 0; i < (tolerations?.Count ?? 0); i++) Toleration(errors, field.Index(i), tolerations![i]);
    }

    private static void Toleration(FieldErrors errors, Field field, Toleration toleration)
    {
        if (toleration.Key.Length > 0) errors.QualifiedName(field.Child("key"), toleration.Key);
        else if (toleration.Operator != TolerationOperator.Exists) errors.Invalid(field.Child("operator"), toleration.Operator, "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
        if (toleration.TolerationSeconds is not null && toleration.Effect != TaintEffect.NoExecute) errors.Invalid(field.Child("effect"), toleration.Effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
        switch (toleration.Operator)
        {
            case TolerationOperator.Equal or "":
                var wrong = string.Join(";", Names.LabelValue(toleration.Value));
                if (wrong.Length > 0) errors.Invalid(field.Child("operator"), toleration.Value, wrong);
                break;
            case TolerationOperator.Exists:
                if (toleration.Value.Length > 0) errors.Invalid(field.Child("operator"), toleration, "value must be empty when `operator` is 'Exists'");
                break;
            case TolerationOperator.Lt or TolerationOperator.Gt:
                if (!long.TryParse(toleration.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) errors.Invalid(field.Child("value"), toleration.Value, "value must be a valid integer when `operator` is 'Lt' or 'Gt'");
                break;
            default:
                errors.NotSupported(field.Child("operator"), toleration.Operator, [TolerationOperator.Equal, TolerationOperator.Exists, TolerationOperator.Gt, TolerationOperator.Lt]);
                break;
        }
        if (toleration.Effect.Length > 0) errors.OneOf(field.Child("effect"), toleration.Effect, TaintEffect.NoExecute, TaintEffect.NoSchedule, TaintEffect.PreferNoSchedule);
    }

    private static void Spread(FieldErrors errors, Field field, List<TopologySpreadConstraint> constraints)
    {
        for (var i = 0; i < constraints.Count; i++)
        {
            var (constraint, at) = (constraints[i], field.Index(i));
            if (constraint.MaxSkew <= 0) errors.Invalid(at.Child("maxSkew"), constraint.MaxSkew, "must be greater than zero");
            if (constraint.TopologyKey.Length == 0) errors.Required(at.Child("topologyKey"), "can not be empty");
            errors.OneOf(at.Child("whenUnsatisfiable"), constraint.WhenUnsatisfiable, UnsatisfiableConstraintAction.DoNotSchedule, UnsatisfiableConstraintAction.ScheduleAnyway);
            if (constraints.Skip(i + 1).Any(c => c.TopologyKey == constraint.TopologyKey && c.WhenUnsatisfiable == constraint.WhenUnsatisfiable))
            {
                errors.Duplicate(at.Child("{topologyKey, whenUnsatisfiable}"), $"{{{constraint.TopologyKey}, {constraint.WhenUnsatisfiable}}}");
            }
            Domains(errors, at.Child("minDomains"), constraint);
            if (constraint.NodeAffinityPolicy is { } affinity) errors.OneOf(at.Child("nodeAffinityPolicy"), affinity, NodeInclusionPolicy.Ignore, NodeInclusionPolicy.Honor);
            if (constraint.NodeTaintsPolicy is { } taints) errors.OneOf(at.Child("nodeTaintsPolicy"), taints, NodeInclusionPolicy.Ignore, NodeInclusionPolicy.Honor);
            AffinityRules.LabelKeys(errors, at, constraint.MatchLabelKeys, null, constraint.LabelSelector);
            errors.Selector(at.Child("labelSelector"), constraint.LabelSelector);
        }
    }

    private static void Domains(FieldErrors errors, Field field, TopologySpreadConstraint constraint)
    {
        if (constraint.MinDomains is not { } domains) return;
        if (domains <= 0) errors.Invalid(field, domains, "must be greater than zero");
        if (constraint.WhenUnsatisfiable != UnsatisfiableConstraintAction.DoNotSchedule)
        {
            errors.Invalid(field, domains, $"can only use minDomains if whenUnsatisfiable=DoNotSchedule, not {constraint.WhenUnsatisfiable}");
        }
    }
}
