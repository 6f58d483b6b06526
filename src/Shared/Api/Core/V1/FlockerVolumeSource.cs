// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class FlockerVolumeSource
{
    [Field("datasetName", 1, OmitEmpty = true)]
    public string DatasetName { get; set; } = "";

    [Field("datasetUUID", 2, OmitEmpty = true)]
    public string DatasetUUID { get; set; } = "";
}
