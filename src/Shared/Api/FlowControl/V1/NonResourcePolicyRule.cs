// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>Requests for paths.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class NonResourcePolicyRule
{
    /// <summary>The verbs; * for all.</summary>
    [Field("verbs", 1, Required = true), ListSet]
    public List<string>? Verbs { get; set; }

    /// <summary>The paths; may end in *.</summary>
    [Field("nonResourceURLs", 6, Required = true), ListSet]
    public List<string>? NonResourceURLs { get; set; }
}
