// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A field of the pod.</summary>
[ApiType("v1", Atomic = true)]
public sealed partial class ObjectFieldSelector
{
    /// <summary>Version that the path is written for.</summary>
    [Field("apiVersion", 1, OmitEmpty = true)]
    public string ApiVersion { get; set; } = "";

    /// <summary>The field, such as metadata.name or status.podIP.</summary>
    [Field("fieldPath", 2, Required = true)]
    public string FieldPath { get; set; } = "";
}
