// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class OpaqueDeviceConfiguration
{
    [Field("driver", 1, Required = true)]
    public string Driver { get; set; } = "";

    [Field("parameters", 2, Required = true)]
    public RawJson? Parameters { get; set; }
}
