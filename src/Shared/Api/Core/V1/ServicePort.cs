// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ServicePort
{
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    [Field("protocol", 2, OmitEmpty = true, Default = "\"TCP\"", Enum = typeof(Protocol))]
    public string Protocol { get; set; } = "";

    [Field("appProtocol", 6, OmitEmpty = true)]
    public string? AppProtocol { get; set; }

    [Field("port", 3, Required = true)]
    public int Port { get; set; }

    [Field("targetPort", 4, OmitEmpty = true)]
    public IntOrString TargetPort { get; set; }

    [Field("nodePort", 5, OmitEmpty = true)]
    public int NodePort { get; set; }
}
