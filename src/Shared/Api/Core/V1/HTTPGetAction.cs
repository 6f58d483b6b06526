// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class HTTPGetAction
{
    [Field("path", 1, OmitEmpty = true)]
    public string Path { get; set; } = "";

    [Field("port", 2, Required = true)]
    public IntOrString Port { get; set; }

    [Field("host", 3, OmitEmpty = true)]
    public string Host { get; set; } = "";

    [Field("scheme", 4, OmitEmpty = true, Enum = typeof(URIScheme))]
    public string Scheme { get; set; } = "";

    [Field("httpHeaders", 5, OmitEmpty = true)]
    public List<HTTPHeader>? HttpHeaders { get; set; }
}
