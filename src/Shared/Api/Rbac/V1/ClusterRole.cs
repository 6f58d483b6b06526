// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Rbac.V1;

/// <summary>Rules for the whole cluster, or to be bound in namespaces.</summary>
[ApiType("rbac.authorization.k8s.io/v1", IsObject = true)]
public sealed partial class ClusterRole : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The rules.</summary>
    [Field("rules", 2)]
    public List<PolicyRule>? Rules { get; set; }

    /// <summary>Takes its rules from other roles.</summary>
    [Field("aggregationRule", 3, OmitEmpty = true)]
    public AggregationRule? AggregationRule { get; set; }
}
