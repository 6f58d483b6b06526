// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class ResourcePolicyRule
{
    [Field("verbs", 1, Required = true), ListSet]
    public List<string>? Verbs { get; set; }

    [Field("apiGroups", 2, Required = true), ListSet]
    public List<string>? ApiGroups { get; set; }

    [Field("resources", 3, Required = true), ListSet]
    public List<string>? Resources { get; set; }

    [Field("clusterScope", 4, OmitEmpty = true)]
    public bool ClusterScope { get; set; }

    [Field("namespaces", 5), ListSet]
    public List<string>? Namespaces { get; set; }
}
