// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A checkout of a git repository.</summary>
[ApiType("v1")]
public sealed partial class GitRepoVolumeSource
{
    /// <summary>The repository's URL.</summary>
    [Field("repository", 1, Required = true)]
    public string Repository { get; set; } = "";

    /// <summary>The commit.</summary>
    [Field("revision", 2, OmitEmpty = true)]
    public string Revision { get; set; } = "";

    /// <summary>Folder to check out into.</summary>
    [Field("directory", 3, OmitEmpty = true)]
    public string Directory { get; set; } = "";
}
