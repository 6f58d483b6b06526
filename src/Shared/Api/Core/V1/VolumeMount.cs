// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class VolumeMount
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("readOnly", 2, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    [Field("recursiveReadOnly", 7, OmitEmpty = true, Enum = typeof(RecursiveReadOnlyMode))]
    public string? RecursiveReadOnly { get; set; }

    [Field("mountPath", 3, Required = true)]
    public string MountPath { get; set; } = "";

    [Field("subPath", 4, OmitEmpty = true)]
    public string SubPath { get; set; } = "";

    [Field("mountPropagation", 5, OmitEmpty = true, Enum = typeof(MountPropagationMode))]
    public string? MountPropagation { get; set; }

    [Field("subPathExpr", 6, OmitEmpty = true)]
    public string SubPathExpr { get; set; } = "";
}
