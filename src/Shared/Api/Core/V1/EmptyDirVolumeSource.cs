// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class EmptyDirVolumeSource
{
    [Field("medium", 1, OmitEmpty = true, Enum = typeof(StorageMedium))]
    public string Medium { get; set; } = "";

    [Field("sizeLimit", 2, OmitEmpty = true)]
    public Quantity? SizeLimit { get; set; }
}
