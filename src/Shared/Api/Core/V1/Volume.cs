// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A place for files that containers of a pod can mount.</summary>
[ApiType("v1")]
public sealed partial class Volume
{
    /// <summary>Name within the pod.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("", 2, Inline = true)]
    public VolumeSource VolumeSource { get; set; } = new();
}
