// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class IPBlock
{
    [Field("cidr", 1, Required = true)]
    public string Cidr { get; set; } = "";

    [Field("except", 2, OmitEmpty = true)]
    public List<string>? Except { get; set; }
}
