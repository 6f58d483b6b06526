// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class NodeConfigStatus
{
    [Field("assigned", 1, OmitEmpty = true)]
    public NodeConfigSource? Assigned { get; set; }

    [Field("active", 2, OmitEmpty = true)]
    public NodeConfigSource? Active { get; set; }

    [Field("lastKnownGood", 3, OmitEmpty = true)]
    public NodeConfigSource? LastKnownGood { get; set; }

    [Field("error", 4, OmitEmpty = true)]
    public string Error { get; set; } = "";
}
