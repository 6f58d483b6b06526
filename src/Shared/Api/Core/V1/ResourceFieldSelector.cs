// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A request or limit of a container.</summary>
[ApiType("v1", Atomic = true)]
public sealed partial class ResourceFieldSelector
{
    /// <summary>The container; needed in volumes.</summary>
    [Field("containerName", 1, OmitEmpty = true)]
    public string ContainerName { get; set; } = "";

    /// <summary>Such as limits.cpu or requests.memory.</summary>
    [Field("resource", 2, Required = true)]
    public string Resource { get; set; } = "";

    /// <summary>The unit to give it in.</summary>
    [Field("divisor", 3, OmitEmpty = true)]
    public Quantity Divisor { get; set; }
}
