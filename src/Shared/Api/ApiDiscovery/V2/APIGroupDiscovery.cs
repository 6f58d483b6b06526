// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiDiscovery.V2;

[ApiType("apidiscovery.k8s.io/v2", IsObject = true)]
public sealed partial class APIGroupDiscovery : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("versions", 2, OmitEmpty = true), ListMap("version")]
    public List<APIVersionDiscovery>? Versions { get; set; }
}
