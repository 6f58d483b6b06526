// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class GRPCAction
{
    [Field("port", 1, Required = true)]
    public int Port { get; set; }

    [Field("service", 2, Default = "\"\"")]
    public string? Service { get; set; }
}
