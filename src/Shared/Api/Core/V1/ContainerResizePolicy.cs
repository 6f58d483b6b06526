// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What a change of a resource does to a running container.</summary>
[ApiType("v1")]
public sealed partial class ContainerResizePolicy
{
    /// <summary>cpu or memory.</summary>
    [Field("resourceName", 1, Required = true, Enum = typeof(ResourceName))]
    public string ResourceName { get; set; } = "";

    /// <summary>NotRequired or RestartContainer.</summary>
    [Field("restartPolicy", 2, Required = true, Enum = typeof(ResourceResizeRestartPolicy))]
    public string RestartPolicy { get; set; } = "";
}
