// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class NodeRuntimeHandlerFeatures
{
    [Field("recursiveReadOnlyMounts", 1, OmitEmpty = true)]
    public bool? RecursiveReadOnlyMounts { get; set; }

    [Field("userNamespaces", 2, OmitEmpty = true)]
    public bool? UserNamespaces { get; set; }
}
