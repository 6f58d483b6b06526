// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", Atomic = true)]
public sealed partial class ObjectReference
{
    [Field("kind", 1, OmitEmpty = true)]
    public string Kind { get; set; } = "";

    [Field("namespace", 2, OmitEmpty = true)]
    public string Namespace { get; set; } = "";

    [Field("name", 3, OmitEmpty = true)]
    public string Name { get; set; } = "";

    [Field("uid", 4, OmitEmpty = true)]
    public string Uid { get; set; } = "";

    [Field("apiVersion", 5, OmitEmpty = true)]
    public string ApiVersion { get; set; } = "";

    [Field("resourceVersion", 6, OmitEmpty = true)]
    public string ResourceVersion { get; set; } = "";

    [Field("fieldPath", 7, OmitEmpty = true)]
    public string FieldPath { get; set; } = "";
}
