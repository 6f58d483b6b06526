// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An address of the pod.</summary>
[ApiType("v1")]
public sealed partial class PodIP
{
    /// <summary>The address.</summary>
    [Field("ip", 1, Required = true)]
    public string Ip { get; set; } = "";
}
