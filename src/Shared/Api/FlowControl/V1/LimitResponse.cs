// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class LimitResponse
{
    [Field("type", 1, Required = true, Enum = typeof(LimitResponseType))]
    public string Type { get; set; } = "";

    [Field("queuing", 2, OmitEmpty = true)]
    public QueuingConfiguration? Queuing { get; set; }
}
