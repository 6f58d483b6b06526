// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class HostAlias
{
    [Field("ip", 1, Required = true)]
    public string Ip { get; set; } = "";

    [Field("hostnames", 2, OmitEmpty = true)]
    public List<string>? Hostnames { get; set; }
}
