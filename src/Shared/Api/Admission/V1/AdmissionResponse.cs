// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Admission.V1;

[ApiType("admission.k8s.io/v1")]
public sealed partial class AdmissionResponse
{
    /// <summary>UID of the referent.</summary>
    [Field("uid", 1)]
    public string Uid { get; set; } = "";

    [Field("allowed", 2)]
    public bool Allowed { get; set; }

    /// <summary>The state as last observed.</summary>
    [Field("status", 3, OmitEmpty = true)]
    public Meta.V1.Status? Status { get; set; }

    [Field("patch", 4, OmitEmpty = true)]
    public byte[]? Patch { get; set; }

    [Field("patchType", 5, OmitEmpty = true, Enum = typeof(PatchType))]
    public string? PatchType { get; set; }

    [Field("auditAnnotations", 6, OmitEmpty = true)]
    public Dictionary<string, string>? AuditAnnotations { get; set; }

    [Field("warnings", 7, OmitEmpty = true)]
    public List<string>? Warnings { get; set; }
}
