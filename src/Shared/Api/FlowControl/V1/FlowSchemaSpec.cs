// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>Which requests into which level.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class FlowSchemaSpec
{
    /// <summary>The level.</summary>
    [Field("priorityLevelConfiguration", 1, Required = true)]
    public PriorityLevelConfigurationReference PriorityLevelConfiguration { get; set; } = new();

    /// <summary>The lower, the sooner it is tried.</summary>
    [Field("matchingPrecedence", 2)]
    public int MatchingPrecedence { get; set; }

    /// <summary>How its requests are divided into flows.</summary>
    [Field("distinguisherMethod", 3, OmitEmpty = true)]
    public FlowDistinguisherMethod? DistinguisherMethod { get; set; }

    /// <summary>The requests.</summary>
    [Field("rules", 4, OmitEmpty = true)]
    public List<PolicyRulesWithSubjects>? Rules { get; set; }
}
