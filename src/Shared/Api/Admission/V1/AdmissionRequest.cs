// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Admission.V1;

[ApiType("admission.k8s.io/v1")]
public sealed partial class AdmissionRequest
{
    /// <summary>UID of the referent.</summary>
    [Field("uid", 1)]
    public string Uid { get; set; } = "";

    /// <summary>Kind of the referent.</summary>
    [Field("kind", 2)]
    public Meta.V1.GroupVersionKind Kind { get; set; } = new();

    [Field("resource", 3)]
    public Meta.V1.GroupVersionResource Resource { get; set; } = new();

    [Field("subResource", 4, OmitEmpty = true)]
    public string SubResource { get; set; } = "";

    [Field("requestKind", 13, OmitEmpty = true)]
    public Meta.V1.GroupVersionKind? RequestKind { get; set; }

    [Field("requestResource", 14, OmitEmpty = true)]
    public Meta.V1.GroupVersionResource? RequestResource { get; set; }

    [Field("requestSubResource", 15, OmitEmpty = true)]
    public string RequestSubResource { get; set; } = "";

    [Field("name", 5, OmitEmpty = true)]
    public string Name { get; set; } = "";

    [Field("namespace", 6, OmitEmpty = true)]
    public string Namespace { get; set; } = "";

    [Field("operation", 7, Enum = typeof(Operation))]
    public string Operation { get; set; } = "";

    [Field("userInfo", 8)]
    public Authentication.V1.UserInfo UserInfo { get; set; } = new();

    [Field("object", 9, OmitEmpty = true)]
    public RawJson? Object { get; set; }

    [Field("oldObject", 10, OmitEmpty = true)]
    public RawJson? OldObject { get; set; }

    [Field("dryRun", 11, OmitEmpty = true)]
    public bool? DryRun { get; set; }

    [Field("options", 12, OmitEmpty = true)]
    public RawJson? Options { get; set; }
}
