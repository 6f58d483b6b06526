// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>Which share of a list was asked for.</summary>
[ApiType("meta.k8s.io/v1")]
public sealed partial class ShardInfo
{
    /// <summary>The expression that picked the share.</summary>
    [Field("selector", 1, Required = true)]
    public string Selector { get; set; } = "";
}
