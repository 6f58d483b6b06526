// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>A service's port by name or number.</summary>
[ApiType("networking.k8s.io/v1", Atomic = true)]
public sealed partial class ServiceBackendPort
{
    /// <summary>Its name.</summary>
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    /// <summary>Its number.</summary>
    [Field("number", 2, OmitEmpty = true)]
    public int Number { get; set; }
}
