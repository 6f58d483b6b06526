// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class GlusterfsPersistentVolumeSource
{
    [Field("endpoints", 1, Required = true)]
    public string Endpoints { get; set; } = "";

    [Field("path", 2, Required = true)]
    public string Path { get; set; } = "";

    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    [Field("endpointsNamespace", 4, OmitEmpty = true)]
    public string? EndpointsNamespace { get; set; }
}
