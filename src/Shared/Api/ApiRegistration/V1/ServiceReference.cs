// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiRegistration.V1;

[ApiType("apiregistration.k8s.io/v1")]
public sealed partial class ServiceReference
{
    [Field("namespace", 1, OmitEmpty = true)]
    public string Namespace { get; set; } = "";

    [Field("name", 2, OmitEmpty = true)]
    public string Name { get; set; } = "";

    [Field("port", 3, OmitEmpty = true)]
    public int? Port { get; set; }
}
