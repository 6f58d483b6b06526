// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", Atomic = true)]
public sealed partial class EndpointPort
{
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    [Field("port", 2, Required = true)]
    public int Port { get; set; }

    [Field("protocol", 3, OmitEmpty = true, Enum = typeof(Protocol))]
    public string Protocol { get; set; } = "";

    [Field("appProtocol", 4, OmitEmpty = true)]
    public string? AppProtocol { get; set; }
}
