// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceConstraint
{
    [Field("requests", 1, OmitEmpty = true)]
    public List<string>? Requests { get; set; }

    [Field("matchAttribute", 2, OmitEmpty = true)]
    public string? MatchAttribute { get; set; }

    [Field("distinctAttribute", 3, OmitEmpty = true)]
    public string? DistinctAttribute { get; set; }
}
