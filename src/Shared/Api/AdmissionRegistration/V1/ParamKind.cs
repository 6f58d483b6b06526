// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1", Atomic = true)]
public sealed partial class ParamKind
{
    [Field("apiVersion", 1, OmitEmpty = true)]
    public string ApiVersion { get; set; } = "";

    [Field("kind", 2, OmitEmpty = true)]
    public string Kind { get; set; } = "";
}
