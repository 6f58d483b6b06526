// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Affinity by client address.</summary>
[ApiType("v1")]
public sealed partial class ClientIPConfig
{
    /// <summary>Seconds that a client stays with its endpoint.</summary>
    [Field("timeoutSeconds", 1, OmitEmpty = true)]
    public int? TimeoutSeconds { get; set; }
}
