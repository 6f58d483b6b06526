// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiRegistration.V1;

[ApiType("apiregistration.k8s.io/v1")]
public sealed partial class APIServiceSpec
{
    [Field("service", 1, OmitEmpty = true)]
    public ServiceReference? Service { get; set; }

    [Field("group", 2, OmitEmpty = true)]
    public string Group { get; set; } = "";

    [Field("version", 3, OmitEmpty = true)]
    public string Version { get; set; } = "";

    [Field("insecureSkipTLSVerify", 4, OmitEmpty = true)]
    public bool InsecureSkipTLSVerify { get; set; }

    [Field("caBundle", 5, OmitEmpty = true)]
    public byte[]? CaBundle { get; set; }

    [Field("groupPriorityMinimum", 7, Required = true)]
    public int GroupPriorityMinimum { get; set; }

    [Field("versionPriority", 8, Required = true)]
    public int VersionPriority { get; set; }
}
