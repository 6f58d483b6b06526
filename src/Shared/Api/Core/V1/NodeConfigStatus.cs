// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>No longer used.</summary>
[ApiType("v1")]
public sealed partial class NodeConfigStatus
{
    /// <summary>No longer used.</summary>
    [Field("assigned", 1, OmitEmpty = true)]
    public NodeConfigSource? Assigned { get; set; }

    /// <summary>No longer used.</summary>
    [Field("active", 2, OmitEmpty = true)]
    public NodeConfigSource? Active { get; set; }

    /// <summary>No longer used.</summary>
    [Field("lastKnownGood", 3, OmitEmpty = true)]
    public NodeConfigSource? LastKnownGood { get; set; }

    /// <summary>No longer used.</summary>
    [Field("error", 4, OmitEmpty = true)]
    public string Error { get; set; } = "";
}
