// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The ports of a node's agents.</summary>
[ApiType("v1")]
public sealed partial class NodeDaemonEndpoints
{
    /// <summary>The kubelet's port.</summary>
    [Field("kubeletEndpoint", 1, OmitEmpty = true)]
    public DaemonEndpoint KubeletEndpoint { get; set; } = new();
}
