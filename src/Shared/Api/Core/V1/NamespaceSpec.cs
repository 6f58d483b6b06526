// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What is wanted of a namespace.</summary>
[ApiType("v1")]
public sealed partial class NamespaceSpec
{
    /// <summary>Those who must be done before it may go.</summary>
    [Field("finalizers", 1, OmitEmpty = true, Enum = typeof(FinalizerName))]
    public List<string>? Finalizers { get; set; }
}
