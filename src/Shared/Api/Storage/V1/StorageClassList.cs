// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

/// <summary>A list of objects of kind StorageClass.</summary>
[ApiType("storage.k8s.io/v1", IsObject = true)]
public sealed partial class StorageClassList : IKubeList<StorageClass>
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>The revision of the list and the token for its next page.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ListMeta Metadata { get; set; } = new();

    /// <summary>The objects.</summary>
    [Field("items", 2, Required = true)]
    public List<StorageClass>? Items { get; set; }
}
