// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", Atomic = true)]
public sealed partial class EndpointAddress
{
    [Field("ip", 1, Required = true)]
    public string Ip { get; set; } = "";

    [Field("hostname", 3, OmitEmpty = true)]
    public string Hostname { get; set; } = "";

    [Field("nodeName", 4, OmitEmpty = true)]
    public string? NodeName { get; set; }

    [Field("targetRef", 2, OmitEmpty = true)]
    public ObjectReference? TargetRef { get; set; }
}
