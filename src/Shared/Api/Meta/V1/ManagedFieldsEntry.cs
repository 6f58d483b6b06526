// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>The fields that one manager owns.</summary>
[ApiType("meta.k8s.io/v1")]
public sealed partial class ManagedFieldsEntry
{
    /// <summary>The manager's name.</summary>
    [Field("manager", 1, OmitEmpty = true)]
    public string Manager { get; set; } = "";

    /// <summary>Apply or Update.</summary>
    [Field("operation", 2, OmitEmpty = true, Enum = typeof(ManagedFieldsOperationType))]
    public string Operation { get; set; } = "";

    /// <summary>The version in which the fields are named.</summary>
    [Field("apiVersion", 3, OmitEmpty = true)]
    public string ApiVersion { get; set; } = "";

    /// <summary>When the entry last changed.</summary>
    [Field("time", 4, OmitEmpty = true, Pointer = true)]
    public Time? Time { get; set; }

    /// <summary>The form of the field set: FieldsV1.</summary>
    [Field("fieldsType", 6, OmitEmpty = true)]
    public string FieldsType { get; set; } = "";

    /// <summary>The set of fields.</summary>
    [Field("fieldsV1", 7, OmitEmpty = true)]
    public RawJson? FieldsV1 { get; set; }

    /// <summary>The subresource that was written through, such as status.</summary>
    [Field("subresource", 8, OmitEmpty = true)]
    public string Subresource { get; set; } = "";
}
