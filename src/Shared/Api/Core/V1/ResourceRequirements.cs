// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What a container needs and may use at most.</summary>
[ApiType("v1")]
public sealed partial class ResourceRequirements
{
    /// <summary>At most this much.</summary>
    [Field("limits", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Limits { get; set; }

    /// <summary>At least this much; the scheduler counts it.</summary>
    [Field("requests", 2, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Requests { get; set; }

    /// <summary>Claims of the pod that this container uses.</summary>
    [Field("claims", 3, OmitEmpty = true), ListMap("name")]
    public List<ResourceClaim>? Claims { get; set; }
}
