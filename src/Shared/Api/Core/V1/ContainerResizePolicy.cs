// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ContainerResizePolicy
{
    [Field("resourceName", 1, Required = true, Enum = typeof(ResourceName))]
    public string ResourceName { get; set; } = "";

    [Field("restartPolicy", 2, Required = true, Enum = typeof(ResourceResizeRestartPolicy))]
    public string RestartPolicy { get; set; } = "";
}
