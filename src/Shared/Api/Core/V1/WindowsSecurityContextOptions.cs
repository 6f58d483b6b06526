// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Settings for Windows.</summary>
[ApiType("v1")]
public sealed partial class WindowsSecurityContextOptions
{
    /// <summary>Name of the managed account's credential spec.</summary>
    [Field("gmsaCredentialSpecName", 1, OmitEmpty = true)]
    public string? GmsaCredentialSpecName { get; set; }

    /// <summary>The credential spec itself.</summary>
    [Field("gmsaCredentialSpec", 2, OmitEmpty = true)]
    public string? GmsaCredentialSpec { get; set; }

    /// <summary>User of the first process.</summary>
    [Field("runAsUserName", 3, OmitEmpty = true)]
    public string? RunAsUserName { get; set; }

    /// <summary>Runs as a process of the node.</summary>
    [Field("hostProcess", 4, OmitEmpty = true)]
    public bool? HostProcess { get; set; }
}
