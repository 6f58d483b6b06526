// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class MutatingWebhook
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("clientConfig", 2, Required = true)]
    public WebhookClientConfig ClientConfig { get; set; } = new();

    [Field("rules", 3, OmitEmpty = true)]
    public List<RuleWithOperations>? Rules { get; set; }

    [Field("failurePolicy", 4, OmitEmpty = true, Enum = typeof(FailurePolicyType))]
    public string? FailurePolicy { get; set; }

    [Field("matchPolicy", 9, OmitEmpty = true, Enum = typeof(MatchPolicyType))]
    public string? MatchPolicy { get; set; }

    [Field("namespaceSelector", 5, OmitEmpty = true)]
    public Meta.V1.LabelSelector? NamespaceSelector { get; set; }

    [Field("objectSelector", 11, OmitEmpty = true)]
    public Meta.V1.LabelSelector? ObjectSelector { get; set; }

    [Field("sideEffects", 6, Required = true, Enum = typeof(SideEffectClass))]
    public string? SideEffects { get; set; }

    [Field("timeoutSeconds", 7, OmitEmpty = true)]
    public int? TimeoutSeconds { get; set; }

    [Field("admissionReviewVersions", 8, Required = true)]
    public List<string>? AdmissionReviewVersions { get; set; }

    [Field("reinvocationPolicy", 10, OmitEmpty = true, Enum = typeof(ReinvocationPolicyType))]
    public string? ReinvocationPolicy { get; set; }

    [Field("matchConditions", 12, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<MatchCondition>? MatchConditions { get; set; }
}
