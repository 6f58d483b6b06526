// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ContainerPort
{
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    [Field("hostPort", 2, OmitEmpty = true)]
    public int HostPort { get; set; }

    [Field("containerPort", 3, Required = true)]
    public int ContainerPortValue { get; set; }

    [Field("protocol", 4, OmitEmpty = true, Default = "\"TCP\"", Enum = typeof(Protocol))]
    public string Protocol { get; set; } = "";

    [Field("hostIP", 5, OmitEmpty = true)]
    public string HostIP { get; set; } = "";
}
