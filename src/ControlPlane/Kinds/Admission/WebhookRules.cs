using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.AdmissionRegistration.V1;

namespace NetKube.ControlPlane.Kinds.Admission;

/// <summary>What validating and mutating webhooks have in common.</summary>
internal static class WebhookRules
{
    private const int ServicePort = 443;
    private const int TimeoutSeconds = 10;
    private static readonly string[] KnownVersions = ["v1", "v1beta1"];
    private static readonly Field Webhooks = Field.Of("webhooks");

    public static MutatingWebhook AsMutating(ValidatingWebhook hook) => new()
    {
        Name = hook.Name, ClientConfig = hook.ClientConfig, Rules = hook.Rules, FailurePolicy = hook.FailurePolicy, MatchPolicy = hook.MatchPolicy,
        NamespaceSelector = hook.NamespaceSelector, ObjectSelector = hook.ObjectSelector, SideEffects = hook.SideEffects,
        TimeoutSeconds = hook.TimeoutSeconds, AdmissionReviewVersions = hook.AdmissionReviewVersions, MatchConditions = hook.MatchConditions,
    };

    public static void Default(ValidatingWebhook hook)
    {
        hook.FailurePolicy ??= FailurePolicyType.Fail;
        hook.MatchPolicy ??= MatchPolicyType.Equivalent;
        hook.NamespaceSelector ??= new();
        hook.ObjectSelector ??= new();
        hook.TimeoutSeconds ??= TimeoutSeconds;
        Default(hook.Rules, hook.ClientConfig);
    }

    public static void Default(MutatingWebhook hook)
    {
        hook.FailurePolicy ??= FailurePolicyType.Fail;
        hook.MatchPolicy ??= MatchPolicyType.Equivalent;
        hook.NamespaceSelector ??= new();
        hook.ObjectSelector ??= new();
        hook.TimeoutSeconds ??= TimeoutSeconds;
        hook.ReinvocationPolicy ??= ReinvocationPolicyType.Never;
        Default(hook.Rules, hook.ClientConfig);
    }

    public static void Validate(IReadOnlyList<MutatingWebhook> hooks, FieldErrors errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < hooks.Count; i++)
        {
            var (hook, field) = (hooks[i], Webhooks.Index(i));
            Validate(hook, field, errors);
            Versions(hook.AdmissionReviewVersions ?? [], field.Child("admissionReviewVersions"), errors);
            if (hook.Name.Length > 0 && !names.Add(hook.Name)) errors.Duplicate(field.Child("name"), hook.Name);
        }
    }

    private static void Default(List<RuleWithOperations>? rules, WebhookClientConfig client)
    {
        foreach (var rule in rules ?? []) rule.Rule.Scope ??= "*";
        if (client.Service is { } service) service.Port ??= ServicePort;
    }

    private static void Validate(MutatingWebhook hook, Field field, FieldErrors errors)
    {
        WebhookClientRules.FullyQualified(hook.Name, field.Child("name"), errors);
        for (var i = 0; i < (hook.Rules?.Count ?? 0); i++) MatchRules.Rule(hook.Rules![i], field.Child("rules").Index(i), errors);
        if (hook.FailurePolicy is { } failure) errors.OneOf(field.Child("failurePolicy"), failure, FailurePolicyType.Fail, FailurePolicyType.Ignore);
        if (hook.MatchPolicy is { } match) errors.OneOf(field.Child("matchPolicy"), match, MatchPolicyType.Equivalent, MatchPolicyType.Exact);
        if (hook.SideEffects is not { } effects) errors.Required(field.Child("sideEffects"), "must specify one of None, NoneOnDryRun");
        else errors.OneOf(field.Child("sideEffects"), effects, SideEffectClass.None, SideEffectClass.NoneOnDryRun);
        if (hook.TimeoutSeconds is > 30 or < 1) errors.Invalid(field.Child("timeoutSeconds"), hook.TimeoutSeconds, "the timeout value must be between 1 and 30 seconds");
        errors.Selector(field.Child("namespaceSelector"), hook.NamespaceSelector);
        errors.Selector(field.Child("objectSelector"), hook.ObjectSelector);
        if (hook.ReinvocationPolicy is { } again) errors.OneOf(field.Child("reinvocationPolicy"), again, ReinvocationPolicyType.IfNeeded, ReinvocationPolicyType.Never);
        var service = hook.ClientConfig.Service is { } target ? new WebhookClientRules.Target(target.Namespace, target.Name, target.Path, target.Port) : null;
        WebhookClientRules.Validate(hook.ClientConfig.Url, service, field.Child("clientConfig"), errors);
        MatchRules.Conditions(hook.MatchConditions, field.Child("matchConditions"), errors);
    }

    private static void Versions(List<string> versions, Field field, FieldErrors errors)
    {
        if (versions.Count == 0)
        {
            errors.Required(field, "must specify one of v1, v1beta1");
            return;
        }
        for (var i = 0; i < versions.Count; i++)
        {
            if (versions.IndexOf(versions[i]) < i) errors.Invalid(field.Index(i), versions[i], "duplicate version");
            errors.InvalidEach(field.Index(i), versions[i], Names.Dns1035Label(versions[i]));
        }
        if (!versions.Exists(v => KnownVersions.Contains(v, StringComparer.Ordinal))) errors.Invalid(field, RawText.List(versions), "must include at least one of v1, v1beta1");
    }
}
