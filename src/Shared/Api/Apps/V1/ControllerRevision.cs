// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1", IsObject = true)]
public sealed partial class ControllerRevision : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("data", 2, OmitEmpty = true)]
    public RawJson? Data { get; set; }

    [Field("revision", 3, Required = true)]
    public long Revision { get; set; }
}
