// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>Keeps like pods running and replaces them step by step when their template changes.</summary>
[ApiType("apps/v1", IsObject = true)]
public sealed partial class Deployment : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The desired state.</summary>
    [Field("spec", 2, OmitEmpty = true)]
    public DeploymentSpec Spec { get; set; } = new();

    /// <summary>The state as last observed.</summary>
    [Field("status", 3, OmitEmpty = true)]
    public DeploymentStatus Status { get; set; } = new();
}
