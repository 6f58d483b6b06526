// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The identity of a container's first process.</summary>
[ApiType("v1")]
public sealed partial class ContainerUser
{
    /// <summary>The identity on Linux.</summary>
    [Field("linux", 1, OmitEmpty = true)]
    public LinuxContainerUser? Linux { get; set; }
}
