// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Node.V1;

[ApiType("node.k8s.io/v1")]
public sealed partial class Overhead
{
    [Field("podFixed", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? PodFixed { get; set; }
}
