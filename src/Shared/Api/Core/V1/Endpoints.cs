// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Addresses behind a service in one object; EndpointSlice is its successor.</summary>
[ApiType("v1", IsObject = true)]
public sealed partial class Endpoints : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>Addresses with the ports they share.</summary>
    [Field("subsets", 2, OmitEmpty = true)]
    public List<EndpointSubset>? Subsets { get; set; }
}
