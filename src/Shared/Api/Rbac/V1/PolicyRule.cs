// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Rbac.V1;

[ApiType("rbac.authorization.k8s.io/v1")]
public sealed partial class PolicyRule
{
    [Field("verbs", 1, Required = true)]
    public List<string>? Verbs { get; set; }

    [Field("apiGroups", 2, OmitEmpty = true)]
    public List<string>? ApiGroups { get; set; }

    [Field("resources", 3, OmitEmpty = true)]
    public List<string>? Resources { get; set; }

    [Field("resourceNames", 4, OmitEmpty = true)]
    public List<string>? ResourceNames { get; set; }

    [Field("nonResourceURLs", 5, OmitEmpty = true)]
    public List<string>? NonResourceURLs { get; set; }
}
