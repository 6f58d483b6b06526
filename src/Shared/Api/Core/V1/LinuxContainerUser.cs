// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>User and groups of a process.</summary>
[ApiType("v1")]
public sealed partial class LinuxContainerUser
{
    /// <summary>User id.</summary>
    [Field("uid", 1, Required = true)]
    public long Uid { get; set; }

    /// <summary>Main group id.</summary>
    [Field("gid", 2, Required = true)]
    public long Gid { get; set; }

    /// <summary>Further group ids.</summary>
    [Field("supplementalGroups", 3, OmitEmpty = true)]
    public List<long>? SupplementalGroups { get; set; }
}
