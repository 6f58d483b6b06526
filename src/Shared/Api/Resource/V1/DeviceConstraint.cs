// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>What must hold across requests.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceConstraint
{
    /// <summary>The requests; all when empty.</summary>
    [Field("requests", 1, OmitEmpty = true)]
    public List<string>? Requests { get; set; }

    /// <summary>They must agree in this attribute.</summary>
    [Field("matchAttribute", 2, OmitEmpty = true)]
    public string? MatchAttribute { get; set; }

    /// <summary>They must differ in this attribute.</summary>
    [Field("distinctAttribute", 3, OmitEmpty = true)]
    public string? DistinctAttribute { get; set; }
}
