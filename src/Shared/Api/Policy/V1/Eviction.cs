// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Policy.V1;

/// <summary>Asks a pod to leave its node, where budgets allow it.</summary>
[ApiType("policy/v1", IsObject = true)]
public sealed partial class Eviction : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>How to delete it.</summary>
    [Field("deleteOptions", 2, OmitEmpty = true)]
    public Meta.V1.DeleteOptions? DeleteOptions { get; set; }
}
