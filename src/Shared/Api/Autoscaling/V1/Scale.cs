// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

/// <summary>The number of pods of an object that has one.</summary>
[ApiType("autoscaling/v1", IsObject = true)]
public sealed partial class Scale : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The desired state.</summary>
    [Field("spec", 2, OmitEmpty = true)]
    public ScaleSpec Spec { get; set; } = new();

    /// <summary>The state as last observed.</summary>
    [Field("status", 3, OmitEmpty = true)]
    public ScaleStatus Status { get; set; } = new();
}
