using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>A container's own restart policy and its exceptions (KEP-5307).</summary>
internal static class RestartRules
{
    private const int MostRules = 20;
    private const int MostExitCodes = 255;

    public static void Check(FieldErrors errors, Field field, string? policy, List<ContainerRestartRule>? rules)
    {
        if (policy is not null) errors.OneOf(field.Child("restartPolicy"), policy, ContainerRestartPolicy.Always, ContainerRestartPolicy.Never, ContainerRestartPolicy.OnFailure);
        else if (rules is { Count: > 0 }) errors.Required(field.Child("restartPolicy"), "must specify restartPolicy when restart rules are used");
        if (rules is null) return;
        var at = field.Child("restartPolicyRules");
        if (rules.Count > MostRules) errors.TooLong(at, MostRules);
        for (var i = 0; i < rules.Count; i++) Rule(errors, at.Index(i), rules[i]);
    }

    private static void Rule(FieldErrors errors, Field field, ContainerRestartRule rule)
    {
        errors.OneOf(field.Child("action"), rule.Action, ContainerRestartRuleAction.Restart, ContainerRestartRuleAction.RestartAllContainers);
        var at = field.Child("exitCodes");
        if (rule.ExitCodes is not { } codes)
        {
            errors.Required(at, "must be specified");
            return;
        }
        errors.OneOf(at.Child("operator"), codes.Operator, ContainerRestartRuleOnExitCodesOperator.In, ContainerRestartRuleOnExitCodesOperator.NotIn);
        if (codes.Values is { Count: > MostExitCodes }) errors.TooLong(at.Child("values"), MostExitCodes);
    }
}
