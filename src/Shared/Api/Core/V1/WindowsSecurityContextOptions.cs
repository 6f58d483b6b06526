// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class WindowsSecurityContextOptions
{
    [Field("gmsaCredentialSpecName", 1, OmitEmpty = true)]
    public string? GmsaCredentialSpecName { get; set; }

    [Field("gmsaCredentialSpec", 2, OmitEmpty = true)]
    public string? GmsaCredentialSpec { get; set; }

    [Field("runAsUserName", 3, OmitEmpty = true)]
    public string? RunAsUserName { get; set; }

    [Field("hostProcess", 4, OmitEmpty = true)]
    public bool? HostProcess { get; set; }
}
