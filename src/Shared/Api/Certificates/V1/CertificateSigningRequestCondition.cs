// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Certificates.V1;

[ApiType("certificates.k8s.io/v1")]
public sealed partial class CertificateSigningRequestCondition
{
    [Field("type", 1, Required = true, Enum = typeof(RequestConditionType))]
    public string Type { get; set; } = "";

    [Field("status", 6, Required = true, Enum = typeof(Core.V1.ConditionStatus))]
    public string Status { get; set; } = "";

    [Field("reason", 2, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    [Field("message", 3, OmitEmpty = true)]
    public string Message { get; set; } = "";

    [Field("lastUpdateTime", 4, OmitEmpty = true)]
    public Time? LastUpdateTime { get; set; }

    [Field("lastTransitionTime", 5, OmitEmpty = true)]
    public Time? LastTransitionTime { get; set; }
}
