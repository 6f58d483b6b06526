// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A file with a field of the pod.</summary>
[ApiType("v1")]
public sealed partial class DownwardAPIVolumeFile
{
    /// <summary>File below the mount.</summary>
    [Field("path", 1, Required = true)]
    public string Path { get; set; } = "";

    /// <summary>A field of the pod.</summary>
    [Field("fieldRef", 2, OmitEmpty = true)]
    public ObjectFieldSelector? FieldRef { get; set; }

    /// <summary>A request or limit of a container.</summary>
    [Field("resourceFieldRef", 3, OmitEmpty = true)]
    public ResourceFieldSelector? ResourceFieldRef { get; set; }

    /// <summary>File mode.</summary>
    [Field("mode", 4, OmitEmpty = true)]
    public int? Mode { get; set; }
}
