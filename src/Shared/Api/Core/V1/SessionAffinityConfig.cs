// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Settings of session affinity.</summary>
[ApiType("v1")]
public sealed partial class SessionAffinityConfig
{
    /// <summary>Settings of affinity by client address.</summary>
    [Field("clientIP", 1, OmitEmpty = true)]
    public ClientIPConfig? ClientIP { get; set; }
}
