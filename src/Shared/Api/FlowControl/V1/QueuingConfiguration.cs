// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>How requests wait.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class QueuingConfiguration
{
    /// <summary>How many queues there are.</summary>
    [Field("queues", 1)]
    public int Queues { get; set; }

    /// <summary>How many queues one flow can be put into.</summary>
    [Field("handSize", 2)]
    public int HandSize { get; set; }

    /// <summary>How many requests a queue holds.</summary>
    [Field("queueLengthLimit", 3)]
    public int QueueLengthLimit { get; set; }
}
