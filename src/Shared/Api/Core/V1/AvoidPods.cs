// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class AvoidPods
{
    [Field("preferAvoidPods", 1, OmitEmpty = true)]
    public List<PreferAvoidPodsEntry>? PreferAvoidPods { get; set; }
}
