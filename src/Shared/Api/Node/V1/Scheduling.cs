// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Node.V1;

/// <summary>The nodes that have a runtime.</summary>
[ApiType("node.k8s.io/v1")]
public sealed partial class Scheduling
{
    /// <summary>Labels of the nodes.</summary>
    [Field("nodeSelector", 1, OmitEmpty = true), Atomic]
    public Dictionary<string, string>? NodeSelector { get; set; }

    /// <summary>Taints of the nodes that its pods bear.</summary>
    [Field("tolerations", 2, OmitEmpty = true)]
    public List<Core.V1.Toleration>? Tolerations { get; set; }
}
