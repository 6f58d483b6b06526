// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", Atomic = true)]
public sealed partial class ResourceFieldSelector
{
    [Field("containerName", 1, OmitEmpty = true)]
    public string ContainerName { get; set; } = "";

    [Field("resource", 2, Required = true)]
    public string Resource { get; set; } = "";

    [Field("divisor", 3, OmitEmpty = true)]
    public Quantity Divisor { get; set; }
}
