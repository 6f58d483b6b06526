// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A volume's place in a container.</summary>
[ApiType("v1")]
public sealed partial class VolumeMount
{
    /// <summary>Name of the pod's volume.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 2, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    /// <summary>Whether mounts below are read-only too.</summary>
    [Field("recursiveReadOnly", 7, OmitEmpty = true, Enum = typeof(RecursiveReadOnlyMode))]
    public string? RecursiveReadOnly { get; set; }

    /// <summary>Path in the container.</summary>
    [Field("mountPath", 3, Required = true)]
    public string MountPath { get; set; } = "";

    /// <summary>Path within the volume to mount instead of its root.</summary>
    [Field("subPath", 4, OmitEmpty = true)]
    public string SubPath { get; set; } = "";

    /// <summary>Whether mounts made later pass between node and container.</summary>
    [Field("mountPropagation", 5, OmitEmpty = true, Enum = typeof(MountPropagationMode))]
    public string? MountPropagation { get; set; }

    /// <summary>As subPath, with $(NAME) replaced by the container's environment.</summary>
    [Field("subPathExpr", 6, OmitEmpty = true)]
    public string SubPathExpr { get; set; } = "";
}
