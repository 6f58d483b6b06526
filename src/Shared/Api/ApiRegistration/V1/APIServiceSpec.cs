// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiRegistration.V1;

/// <summary>Who serves a group version.</summary>
[ApiType("apiregistration.k8s.io/v1")]
public sealed partial class APIServiceSpec
{
    /// <summary>Service of the server; none for our own.</summary>
    [Field("service", 1, OmitEmpty = true)]
    public ServiceReference? Service { get; set; }

    /// <summary>The API group.</summary>
    [Field("group", 2, OmitEmpty = true)]
    public string Group { get; set; } = "";

    /// <summary>The version.</summary>
    [Field("version", 3, OmitEmpty = true)]
    public string Version { get; set; } = "";

    /// <summary>Does not check the server's certificate.</summary>
    [Field("insecureSkipTLSVerify", 4, OmitEmpty = true)]
    public bool InsecureSkipTLSVerify { get; set; }

    /// <summary>Certificates that sign the server's own, as PEM.</summary>
    [Field("caBundle", 5, OmitEmpty = true)]
    public byte[]? CaBundle { get; set; }

    /// <summary>The higher, the earlier the group is listed.</summary>
    [Field("groupPriorityMinimum", 7, Required = true)]
    public int GroupPriorityMinimum { get; set; }

    /// <summary>The higher, the earlier the version is listed in its group.</summary>
    [Field("versionPriority", 8, Required = true)]
    public int VersionPriority { get; set; }
}
