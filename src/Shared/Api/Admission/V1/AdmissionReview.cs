// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Admission.V1;

[ApiType("admission.k8s.io/v1", IsObject = true)]
public sealed partial class AdmissionReview
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("request", 1, OmitEmpty = true)]
    public AdmissionRequest? Request { get; set; }

    [Field("response", 2, OmitEmpty = true)]
    public AdmissionResponse? Response { get; set; }
}
