// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class QueuingConfiguration
{
    [Field("queues", 1)]
    public int Queues { get; set; }

    [Field("handSize", 2)]
    public int HandSize { get; set; }

    [Field("queueLengthLimit", 3)]
    public int QueueLengthLimit { get; set; }
}
