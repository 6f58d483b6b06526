// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class NonResourcePolicyRule
{
    [Field("verbs", 1, Required = true), ListSet]
    public List<string>? Verbs { get; set; }

    [Field("nonResourceURLs", 6, Required = true), ListSet]
    public List<string>? NonResourceURLs { get; set; }
}
