// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>A kind of ingress controller.</summary>
[ApiType("networking.k8s.io/v1", IsObject = true)]
public sealed partial class IngressClass : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The desired state.</summary>
    [Field("spec", 2, OmitEmpty = true)]
    public IngressClassSpec Spec { get; set; } = new();
}
