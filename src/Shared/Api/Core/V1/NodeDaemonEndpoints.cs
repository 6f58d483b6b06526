// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class NodeDaemonEndpoints
{
    [Field("kubeletEndpoint", 1, OmitEmpty = true)]
    public DaemonEndpoint KubeletEndpoint { get; set; } = new();
}
