// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class Validation
{
    [Field("expression", 1, Required = true)]
    public string Expression { get; set; } = "";

    [Field("message", 2, OmitEmpty = true)]
    public string Message { get; set; } = "";

    [Field("reason", 3, OmitEmpty = true, Enum = typeof(Meta.V1.StatusReason))]
    public string? Reason { get; set; }

    [Field("messageExpression", 4, OmitEmpty = true)]
    public string MessageExpression { get; set; } = "";
}
