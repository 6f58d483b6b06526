// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ContainerUser
{
    [Field("linux", 1, OmitEmpty = true)]
    public LinuxContainerUser? Linux { get; set; }
}
