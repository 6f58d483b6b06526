// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>How to forward ports.</summary>
[ApiType("v1", IsObject = true)]
public sealed partial class PodPortForwardOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>The pod's ports.</summary>
    [Field("ports", 1, OmitEmpty = true)]
    public List<int>? Ports { get; set; }
}
