// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

/// <summary>Verbs on paths.</summary>
[ApiType("authorization.k8s.io/v1")]
public sealed partial class NonResourceRule
{
    /// <summary>The verbs; * for all.</summary>
    [Field("verbs", 1, Required = true)]
    public List<string>? Verbs { get; set; }

    /// <summary>The paths; may end in *.</summary>
    [Field("nonResourceURLs", 2, OmitEmpty = true)]
    public List<string>? NonResourceURLs { get; set; }
}
