// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>A share of the server for some requests.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1", IsObject = true)]
public sealed partial class PriorityLevelConfiguration : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The desired state.</summary>
    [Field("spec", 2, OmitEmpty = true)]
    public PriorityLevelConfigurationSpec Spec { get; set; } = new();

    /// <summary>The state as last observed.</summary>
    [Field("status", 3, OmitEmpty = true)]
    public PriorityLevelConfigurationStatus Status { get; set; } = new();
}
