// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Node.V1;

[ApiType("node.k8s.io/v1")]
public sealed partial class Scheduling
{
    [Field("nodeSelector", 1, OmitEmpty = true), Atomic]
    public Dictionary<string, string>? NodeSelector { get; set; }

    [Field("tolerations", 2, OmitEmpty = true)]
    public List<Core.V1.Toleration>? Tolerations { get; set; }
}
