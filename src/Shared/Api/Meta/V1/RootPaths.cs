// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class RootPaths
{
    [Field("paths", 1, Required = true)]
    public List<string>? Paths { get; set; }
}
