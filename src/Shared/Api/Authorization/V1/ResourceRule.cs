// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

/// <summary>Verbs on resources.</summary>
[ApiType("authorization.k8s.io/v1")]
public sealed partial class ResourceRule
{
    /// <summary>The verbs; * for all.</summary>
    [Field("verbs", 1, Required = true)]
    public List<string>? Verbs { get; set; }

    /// <summary>The API groups; * for all.</summary>
    [Field("apiGroups", 2, OmitEmpty = true)]
    public List<string>? ApiGroups { get; set; }

    /// <summary>The resources; * for all.</summary>
    [Field("resources", 3, OmitEmpty = true)]
    public List<string>? Resources { get; set; }

    /// <summary>Only objects with these names; all when empty.</summary>
    [Field("resourceNames", 4, OmitEmpty = true)]
    public List<string>? ResourceNames { get; set; }
}
