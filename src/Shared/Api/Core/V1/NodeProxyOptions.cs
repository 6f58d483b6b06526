// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", IsObject = true)]
public sealed partial class NodeProxyOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("path", 1, OmitEmpty = true)]
    public string Path { get; set; } = "";
}
