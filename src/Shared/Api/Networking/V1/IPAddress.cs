// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>An address that a service holds.</summary>
[ApiType("networking.k8s.io/v1", IsObject = true)]
public sealed partial class IPAddress : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The desired state.</summary>
    [Field("spec", 2, OmitEmpty = true, Required = true)]
    public IPAddressSpec Spec { get; set; } = new();
}
