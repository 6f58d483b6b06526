// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A GET over HTTP; 200 to 399 is success.</summary>
[ApiType("v1")]
public sealed partial class HTTPGetAction
{
    /// <summary>Path to ask for.</summary>
    [Field("path", 1, OmitEmpty = true)]
    public string Path { get; set; } = "";

    /// <summary>Number or name of the port.</summary>
    [Field("port", 2, Required = true)]
    public IntOrString Port { get; set; }

    /// <summary>Host to connect to; the pod's address when empty.</summary>
    [Field("host", 3, OmitEmpty = true)]
    public string Host { get; set; } = "";

    /// <summary>HTTP or HTTPS.</summary>
    [Field("scheme", 4, OmitEmpty = true, Enum = typeof(URIScheme))]
    public string Scheme { get; set; } = "";

    /// <summary>Headers to send.</summary>
    [Field("httpHeaders", 5, OmitEmpty = true)]
    public List<HTTPHeader>? HttpHeaders { get; set; }
}
