// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>A server that is asked whether requests may pass.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class ValidatingWebhook
{
    /// <summary>Its name.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>How to reach it.</summary>
    [Field("clientConfig", 2, Required = true)]
    public WebhookClientConfig ClientConfig { get; set; } = new();

    /// <summary>The requests that it is asked about.</summary>
    [Field("rules", 3, OmitEmpty = true)]
    public List<RuleWithOperations>? Rules { get; set; }

    /// <summary>What it means that it cannot be asked: Fail or Ignore.</summary>
    [Field("failurePolicy", 4, OmitEmpty = true, Enum = typeof(FailurePolicyType))]
    public string? FailurePolicy { get; set; }

    /// <summary>Exact, or Equivalent to count other versions of the resource too.</summary>
    [Field("matchPolicy", 9, OmitEmpty = true, Enum = typeof(MatchPolicyType))]
    public string? MatchPolicy { get; set; }

    /// <summary>The namespaces whose labels match.</summary>
    [Field("namespaceSelector", 5, OmitEmpty = true)]
    public Meta.V1.LabelSelector? NamespaceSelector { get; set; }

    /// <summary>The objects whose labels match.</summary>
    [Field("objectSelector", 10, OmitEmpty = true)]
    public Meta.V1.LabelSelector? ObjectSelector { get; set; }

    /// <summary>Whether asking changes anything elsewhere.</summary>
    [Field("sideEffects", 6, Required = true, Enum = typeof(SideEffectClass))]
    public string? SideEffects { get; set; }

    /// <summary>Seconds to wait for its answer.</summary>
    [Field("timeoutSeconds", 7, OmitEmpty = true)]
    public int? TimeoutSeconds { get; set; }

    /// <summary>Versions of the question that it knows.</summary>
    [Field("admissionReviewVersions", 8, Required = true)]
    public List<string>? AdmissionReviewVersions { get; set; }

    /// <summary>Expressions that must hold for it to be asked.</summary>
    [Field("matchConditions", 11, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<MatchCondition>? MatchConditions { get; set; }
}
