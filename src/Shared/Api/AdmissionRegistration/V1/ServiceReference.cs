// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>A service.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class ServiceReference
{
    /// <summary>Namespace of the service.</summary>
    [Field("namespace", 1, Required = true)]
    public string Namespace { get; set; } = "";

    /// <summary>Name of the service.</summary>
    [Field("name", 2, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>Path to ask.</summary>
    [Field("path", 3, OmitEmpty = true)]
    public string? Path { get; set; }

    /// <summary>Port of the service.</summary>
    [Field("port", 4, OmitEmpty = true)]
    public int? Port { get; set; }
}
