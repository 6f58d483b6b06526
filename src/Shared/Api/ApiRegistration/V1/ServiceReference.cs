// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiRegistration.V1;

/// <summary>A service.</summary>
[ApiType("apiregistration.k8s.io/v1")]
public sealed partial class ServiceReference
{
    /// <summary>Namespace of the service.</summary>
    [Field("namespace", 1, OmitEmpty = true)]
    public string Namespace { get; set; } = "";

    /// <summary>Name of the service.</summary>
    [Field("name", 2, OmitEmpty = true)]
    public string Name { get; set; } = "";

    /// <summary>Port of the service.</summary>
    [Field("port", 3, OmitEmpty = true)]
    public int? Port { get; set; }
}
