// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PodDNSConfig
{
    [Field("nameservers", 1, OmitEmpty = true)]
    public List<string>? Nameservers { get; set; }

    [Field("searches", 2, OmitEmpty = true)]
    public List<string>? Searches { get; set; }

    [Field("options", 3, OmitEmpty = true)]
    public List<PodDNSConfigOption>? Options { get; set; }
}
