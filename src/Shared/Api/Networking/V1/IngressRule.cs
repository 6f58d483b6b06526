// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>The paths of one host.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressRule
{
    /// <summary>The host; *.x for any one label below x.</summary>
    [Field("host", 1, OmitEmpty = true)]
    public string Host { get; set; } = "";

    [Field("", 2, Inline = true)]
    public IngressRuleValue IngressRuleValue { get; set; } = new();
}
