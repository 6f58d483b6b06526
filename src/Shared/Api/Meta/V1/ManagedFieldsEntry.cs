// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class ManagedFieldsEntry
{
    [Field("manager", 1, OmitEmpty = true)]
    public string Manager { get; set; } = "";

    [Field("operation", 2, OmitEmpty = true, Enum = typeof(ManagedFieldsOperationType))]
    public string Operation { get; set; } = "";

    [Field("apiVersion", 3, OmitEmpty = true)]
    public string ApiVersion { get; set; } = "";

    [Field("time", 4, OmitEmpty = true, Pointer = true)]
    public Time? Time { get; set; }

    [Field("fieldsType", 6, OmitEmpty = true)]
    public string FieldsType { get; set; } = "";

    [Field("fieldsV1", 7, OmitEmpty = true)]
    public RawJson? FieldsV1 { get; set; }

    [Field("subresource", 8, OmitEmpty = true)]
    public string Subresource { get; set; } = "";
}
