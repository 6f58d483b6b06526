// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>A range of addresses.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class IPBlock
{
    /// <summary>The range.</summary>
    [Field("cidr", 1, Required = true)]
    public string Cidr { get; set; } = "";

    /// <summary>Ranges within it that are left out.</summary>
    [Field("except", 2, OmitEmpty = true)]
    public List<string>? Except { get; set; }
}
