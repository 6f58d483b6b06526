// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class ServiceReference
{
    [Field("namespace", 1, Required = true)]
    public string Namespace { get; set; } = "";

    [Field("name", 2, Required = true)]
    public string Name { get; set; } = "";

    [Field("path", 3, OmitEmpty = true)]
    public string? Path { get; set; }

    [Field("port", 4, OmitEmpty = true)]
    public int? Port { get; set; }
}
