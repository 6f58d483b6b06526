// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class LinuxContainerUser
{
    [Field("uid", 1, Required = true)]
    public long Uid { get; set; }

    [Field("gid", 2, Required = true)]
    public long Gid { get; set; }

    [Field("supplementalGroups", 3, OmitEmpty = true)]
    public List<long>? SupplementalGroups { get; set; }
}
