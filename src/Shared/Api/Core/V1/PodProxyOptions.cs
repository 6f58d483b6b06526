// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>How to reach a pod through the server.</summary>
[ApiType("v1", IsObject = true)]
public sealed partial class PodProxyOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Path to ask for.</summary>
    [Field("path", 1, OmitEmpty = true)]
    public string Path { get; set; } = "";
}
