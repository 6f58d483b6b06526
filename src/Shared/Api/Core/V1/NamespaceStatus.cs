// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The state of a namespace.</summary>
[ApiType("v1")]
public sealed partial class NamespaceStatus
{
    /// <summary>Active or Terminating.</summary>
    [Field("phase", 1, OmitEmpty = true, Enum = typeof(NamespacePhase))]
    public string Phase { get; set; } = "";

    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 2, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<NamespaceCondition>? Conditions { get; set; }
}
