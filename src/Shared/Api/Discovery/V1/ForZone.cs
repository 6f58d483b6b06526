// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Discovery.V1;

[ApiType("discovery.k8s.io/v1")]
public sealed partial class ForZone
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";
}
