// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class GitRepoVolumeSource
{
    [Field("repository", 1, Required = true)]
    public string Repository { get; set; } = "";

    [Field("revision", 2, OmitEmpty = true)]
    public string Revision { get; set; } = "";

    [Field("directory", 3, OmitEmpty = true)]
    public string Directory { get; set; } = "";
}
