// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Rbac.V1;

/// <summary>Rules for one namespace.</summary>
[ApiType("rbac.authorization.k8s.io/v1", IsObject = true)]
public sealed partial class Role : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The rules.</summary>
    [Field("rules", 2)]
    public List<PolicyRule>? Rules { get; set; }
}
