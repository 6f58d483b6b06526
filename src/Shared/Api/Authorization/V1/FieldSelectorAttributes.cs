// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

/// <summary>The fields that a list is narrowed to.</summary>
[ApiType("authorization.k8s.io/v1")]
public sealed partial class FieldSelectorAttributes
{
    /// <summary>The selector as text.</summary>
    [Field("rawSelector", 1, OmitEmpty = true)]
    public string RawSelector { get; set; } = "";

    /// <summary>The selector taken apart.</summary>
    [Field("requirements", 2, OmitEmpty = true)]
    public List<Meta.V1.FieldSelectorRequirement>? Requirements { get; set; }
}
