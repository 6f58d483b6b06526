// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>What happens to requests that find no seat.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class LimitResponse
{
    /// <summary>Queue or Reject.</summary>
    [Field("type", 1, Required = true, Enum = typeof(LimitResponseType))]
    public string Type { get; set; } = "";

    /// <summary>Settings of the queues.</summary>
    [Field("queuing", 2, OmitEmpty = true)]
    public QueuingConfiguration? Queuing { get; set; }
}
