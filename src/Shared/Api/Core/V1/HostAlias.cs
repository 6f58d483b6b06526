// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A line of /etc/hosts.</summary>
[ApiType("v1")]
public sealed partial class HostAlias
{
    /// <summary>The address.</summary>
    [Field("ip", 1, Required = true)]
    public string Ip { get; set; } = "";

    /// <summary>The names for it.</summary>
    [Field("hostnames", 2, OmitEmpty = true)]
    public List<string>? Hostnames { get; set; }
}
