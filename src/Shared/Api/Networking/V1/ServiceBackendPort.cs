// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1", Atomic = true)]
public sealed partial class ServiceBackendPort
{
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    [Field("number", 2, OmitEmpty = true)]
    public int Number { get; set; }
}
