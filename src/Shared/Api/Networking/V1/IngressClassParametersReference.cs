// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>An object with settings of a class.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressClassParametersReference
{
    /// <summary>API group of the referent; empty for core.</summary>
    [Field("apiGroup", 1, OmitEmpty = true)]
    public string? ApiGroup { get; set; }

    /// <summary>Kind of the referent.</summary>
    [Field("kind", 2, Required = true)]
    public string Kind { get; set; } = "";

    /// <summary>Name of the referent.</summary>
    [Field("name", 3, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>Cluster or Namespace.</summary>
    [Field("scope", 4)]
    public string? Scope { get; set; }

    /// <summary>Namespace of the referent.</summary>
    [Field("namespace", 5, OmitEmpty = true)]
    public string? Namespace { get; set; }
}
