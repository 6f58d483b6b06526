// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class FlowSchemaSpec
{
    [Field("priorityLevelConfiguration", 1, Required = true)]
    public PriorityLevelConfigurationReference PriorityLevelConfiguration { get; set; } = new();

    [Field("matchingPrecedence", 2)]
    public int MatchingPrecedence { get; set; }

    [Field("distinguisherMethod", 3, OmitEmpty = true)]
    public FlowDistinguisherMethod? DistinguisherMethod { get; set; }

    [Field("rules", 4, OmitEmpty = true)]
    public List<PolicyRulesWithSubjects>? Rules { get; set; }
}
