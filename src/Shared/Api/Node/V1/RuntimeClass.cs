// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Node.V1;

/// <summary>A container runtime that pods can ask for.</summary>
[ApiType("node.k8s.io/v1", IsObject = true)]
public sealed partial class RuntimeClass : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The runtime's name on the node.</summary>
    [Field("handler", 2, Required = true)]
    public string Handler { get; set; } = "";

    /// <summary>What a pod costs besides its containers.</summary>
    [Field("overhead", 3, OmitEmpty = true)]
    public Overhead? Overhead { get; set; }

    /// <summary>The nodes that have it.</summary>
    [Field("scheduling", 4, OmitEmpty = true)]
    public Scheduling? Scheduling { get; set; }
}
