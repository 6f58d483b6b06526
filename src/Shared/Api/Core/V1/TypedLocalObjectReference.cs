// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An object of the same namespace by kind.</summary>
[ApiType("v1", Atomic = true)]
public sealed partial class TypedLocalObjectReference
{
    /// <summary>API group of the referent; empty for core.</summary>
    [Field("apiGroup", 1)]
    public string? ApiGroup { get; set; }

    /// <summary>Kind of the referent.</summary>
    [Field("kind", 2, Required = true)]
    public string Kind { get; set; } = "";

    /// <summary>Name of the referent.</summary>
    [Field("name", 3, Required = true)]
    public string Name { get; set; } = "";
}
