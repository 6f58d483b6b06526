// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What a runtime handler can do.</summary>
[ApiType("v1")]
public sealed partial class NodeRuntimeHandlerFeatures
{
    /// <summary>It can make mounts read-only all the way down.</summary>
    [Field("recursiveReadOnlyMounts", 1, OmitEmpty = true)]
    public bool? RecursiveReadOnlyMounts { get; set; }

    /// <summary>It can give pods user namespaces.</summary>
    [Field("userNamespaces", 2, OmitEmpty = true)]
    public bool? UserNamespaces { get; set; }
}
