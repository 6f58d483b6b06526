// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Node.V1;

[ApiType("node.k8s.io/v1", IsObject = true)]
public sealed partial class RuntimeClass : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("handler", 2, Required = true)]
    public string Handler { get; set; } = "";

    [Field("overhead", 3, OmitEmpty = true)]
    public Overhead? Overhead { get; set; }

    [Field("scheduling", 4, OmitEmpty = true)]
    public Scheduling? Scheduling { get; set; }
}
