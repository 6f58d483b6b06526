// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An object by kind, namespace and name.</summary>
[ApiType("v1", Atomic = true)]
public sealed partial class ObjectReference
{
    /// <summary>Kind of the referent.</summary>
    [Field("kind", 1, OmitEmpty = true)]
    public string Kind { get; set; } = "";

    /// <summary>Namespace of the referent.</summary>
    [Field("namespace", 2, OmitEmpty = true)]
    public string Namespace { get; set; } = "";

    /// <summary>Name of the referent.</summary>
    [Field("name", 3, OmitEmpty = true)]
    public string Name { get; set; } = "";

    /// <summary>UID of the referent.</summary>
    [Field("uid", 4, OmitEmpty = true)]
    public string Uid { get; set; } = "";

    /// <summary>Group and version of the referent.</summary>
    [Field("apiVersion", 5, OmitEmpty = true)]
    public string ApiVersion { get; set; } = "";

    /// <summary>Revision of the referent.</summary>
    [Field("resourceVersion", 6, OmitEmpty = true)]
    public string ResourceVersion { get; set; } = "";

    /// <summary>A part of it, such as spec.containers{web}.</summary>
    [Field("fieldPath", 7, OmitEmpty = true)]
    public string FieldPath { get; set; } = "";
}
