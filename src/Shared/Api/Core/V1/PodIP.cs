// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PodIP
{
    [Field("ip", 1, Required = true)]
    public string Ip { get; set; } = "";
}
