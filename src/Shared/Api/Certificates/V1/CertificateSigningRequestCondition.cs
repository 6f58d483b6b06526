// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Certificates.V1;

/// <summary>One aspect of a request.</summary>
[ApiType("certificates.k8s.io/v1")]
public sealed partial class CertificateSigningRequestCondition
{
    /// <summary>Approved, Denied or Failed.</summary>
    [Field("type", 1, Required = true, Enum = typeof(RequestConditionType))]
    public string Type { get; set; } = "";

    /// <summary>True, False or Unknown.</summary>
    [Field("status", 6, Required = true, Enum = typeof(Core.V1.ConditionStatus))]
    public string Status { get; set; } = "";

    /// <summary>One word in CamelCase for machines: why it is so.</summary>
    [Field("reason", 2, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 3, OmitEmpty = true)]
    public string Message { get; set; } = "";

    /// <summary>When the condition was last written.</summary>
    [Field("lastUpdateTime", 4, OmitEmpty = true)]
    public Time? LastUpdateTime { get; set; }

    /// <summary>When the condition last changed its status.</summary>
    [Field("lastTransitionTime", 5, OmitEmpty = true)]
    public Time? LastTransitionTime { get; set; }
}
