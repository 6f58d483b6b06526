// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A gRPC health check.</summary>
[ApiType("v1")]
public sealed partial class GRPCAction
{
    /// <summary>Number of the port.</summary>
    [Field("port", 1, Required = true)]
    public int Port { get; set; }

    /// <summary>Service name to ask about.</summary>
    [Field("service", 2, Default = "\"\"")]
    public string? Service { get; set; }
}
