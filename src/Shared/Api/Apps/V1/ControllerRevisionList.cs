// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1", IsObject = true)]
public sealed partial class ControllerRevisionList : IKubeList<ControllerRevision>
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ListMeta Metadata { get; set; } = new();

    [Field("items", 2, Required = true)]
    public List<ControllerRevision>? Items { get; set; }
}
