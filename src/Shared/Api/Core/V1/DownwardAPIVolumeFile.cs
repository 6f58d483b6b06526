// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class DownwardAPIVolumeFile
{
    [Field("path", 1, Required = true)]
    public string Path { get; set; } = "";

    [Field("fieldRef", 2, OmitEmpty = true)]
    public ObjectFieldSelector? FieldRef { get; set; }

    [Field("resourceFieldRef", 3, OmitEmpty = true)]
    public ResourceFieldSelector? ResourceFieldRef { get; set; }

    [Field("mode", 4, OmitEmpty = true)]
    public int? Mode { get; set; }
}
