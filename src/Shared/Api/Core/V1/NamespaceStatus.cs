// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class NamespaceStatus
{
    [Field("phase", 1, OmitEmpty = true, Enum = typeof(NamespacePhase))]
    public string Phase { get; set; } = "";

    [Field("conditions", 2, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<NamespaceCondition>? Conditions { get; set; }
}
