// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class NamespaceSpec
{
    [Field("finalizers", 1, OmitEmpty = true, Enum = typeof(FinalizerName))]
    public List<string>? Finalizers { get; set; }
}
