// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class Counter
{
    [Field("value", 1, Required = true)]
    public Quantity Value { get; set; }
}
