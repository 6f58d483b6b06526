// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>Requests for resources.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class ResourcePolicyRule
{
    /// <summary>The verbs; * for all.</summary>
    [Field("verbs", 1, Required = true), ListSet]
    public List<string>? Verbs { get; set; }

    /// <summary>The API groups; * for all.</summary>
    [Field("apiGroups", 2, Required = true), ListSet]
    public List<string>? ApiGroups { get; set; }

    /// <summary>The resources; * for all.</summary>
    [Field("resources", 3, Required = true), ListSet]
    public List<string>? Resources { get; set; }

    /// <summary>Requests outside of namespaces too.</summary>
    [Field("clusterScope", 4, OmitEmpty = true)]
    public bool ClusterScope { get; set; }

    /// <summary>The namespaces; * for all.</summary>
    [Field("namespaces", 5), ListSet]
    public List<string>? Namespaces { get; set; }
}
