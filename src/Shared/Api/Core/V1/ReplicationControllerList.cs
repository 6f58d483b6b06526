// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", IsObject = true)]
public sealed partial class ReplicationControllerList : IKubeList<ReplicationController>
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ListMeta Metadata { get; set; } = new();

    [Field("items", 2, Required = true)]
    public List<ReplicationController>? Items { get; set; }
}
