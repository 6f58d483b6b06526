// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", Atomic = true)]
public sealed partial class ObjectFieldSelector
{
    [Field("apiVersion", 1, OmitEmpty = true)]
    public string ApiVersion { get; set; } = "";

    [Field("fieldPath", 2, Required = true)]
    public string FieldPath { get; set; } = "";
}
