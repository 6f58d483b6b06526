// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PreferredSchedulingTerm
{
    [Field("weight", 1, Required = true)]
    public int Weight { get; set; }

    [Field("preference", 2, Required = true)]
    public NodeSelectorTerm Preference { get; set; } = new();
}
