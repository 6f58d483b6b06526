// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1", Atomic = true)]
public sealed partial class Variable
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("expression", 2, Required = true)]
    public string Expression { get; set; } = "";
}
