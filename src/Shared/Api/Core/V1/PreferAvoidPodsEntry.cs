// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PreferAvoidPodsEntry
{
    [Field("podSignature", 1, Required = true)]
    public PodSignature PodSignature { get; set; } = new();

    [Field("evictionTime", 2, OmitEmpty = true)]
    public Time? EvictionTime { get; set; }

    /// <summary>One word in CamelCase for machines: why it is so.</summary>
    [Field("reason", 3, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 4, OmitEmpty = true)]
    public string Message { get; set; } = "";
}
