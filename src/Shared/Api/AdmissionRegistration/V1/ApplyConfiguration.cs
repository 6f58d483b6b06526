// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class ApplyConfiguration
{
    [Field("expression", 1, OmitEmpty = true)]
    public string Expression { get; set; } = "";
}
