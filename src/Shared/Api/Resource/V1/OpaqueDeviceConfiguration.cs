// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>Settings that only the driver understands.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class OpaqueDeviceConfiguration
{
    /// <summary>Name of the driver.</summary>
    [Field("driver", 1, Required = true)]
    public string Driver { get; set; } = "";

    /// <summary>The settings.</summary>
    [Field("parameters", 2, Required = true)]
    public RawJson? Parameters { get; set; }
}
