// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>A priority level.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class PriorityLevelConfigurationReference
{
    /// <summary>Its name.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";
}
