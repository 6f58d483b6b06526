// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Resolver settings beyond dnsPolicy.</summary>
[ApiType("v1")]
public sealed partial class PodDNSConfig
{
    /// <summary>Addresses of name servers.</summary>
    [Field("nameservers", 1, OmitEmpty = true)]
    public List<string>? Nameservers { get; set; }

    /// <summary>Search domains.</summary>
    [Field("searches", 2, OmitEmpty = true)]
    public List<string>? Searches { get; set; }

    /// <summary>Resolver options.</summary>
    [Field("options", 3, OmitEmpty = true)]
    public List<PodDNSConfigOption>? Options { get; set; }
}
