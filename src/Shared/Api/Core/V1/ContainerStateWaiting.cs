// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The container does not run yet.</summary>
[ApiType("v1")]
public sealed partial class ContainerStateWaiting
{
    /// <summary>One word in CamelCase for machines: why it is so.</summary>
    [Field("reason", 1, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 2, OmitEmpty = true)]
    public string Message { get; set; } = "";
}
