// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PortStatus
{
    [Field("port", 1, Required = true)]
    public int Port { get; set; }

    [Field("protocol", 2, Required = true, Enum = typeof(Protocol))]
    public string Protocol { get; set; } = "";

    [Field("error", 3, OmitEmpty = true)]
    public string? Error { get; set; }
}
