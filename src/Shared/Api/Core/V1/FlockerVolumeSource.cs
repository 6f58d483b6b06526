// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A Flocker dataset.</summary>
[ApiType("v1")]
public sealed partial class FlockerVolumeSource
{
    /// <summary>Name of the dataset.</summary>
    [Field("datasetName", 1, OmitEmpty = true)]
    public string DatasetName { get; set; } = "";

    /// <summary>UUID of the dataset.</summary>
    [Field("datasetUUID", 2, OmitEmpty = true)]
    public string DatasetUUID { get; set; } = "";
}
