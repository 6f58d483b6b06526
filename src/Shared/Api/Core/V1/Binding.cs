// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Puts a pod onto a node.</summary>
[ApiType("v1", IsObject = true)]
public sealed partial class Binding : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The node.</summary>
    [Field("target", 2, Required = true)]
    public ObjectReference Target { get; set; } = new();
}
