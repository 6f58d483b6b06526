// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>The range.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class ServiceCIDRSpec
{
    /// <summary>The range, at most one a family.</summary>
    [Field("cidrs", 1, OmitEmpty = true)]
    public List<string>? Cidrs { get; set; }
}
