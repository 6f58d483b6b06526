// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

[ApiType("storage.k8s.io/v1")]
public sealed partial class VolumeNodeResources
{
    [Field("count", 1, OmitEmpty = true)]
    public int? Count { get; set; }
}
