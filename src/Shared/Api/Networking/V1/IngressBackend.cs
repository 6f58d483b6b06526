// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>Where requests go.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressBackend
{
    /// <summary>A port of a service.</summary>
    [Field("service", 4, OmitEmpty = true)]
    public IngressServiceBackend? Service { get; set; }

    /// <summary>Another object of the namespace instead.</summary>
    [Field("resource", 3, OmitEmpty = true)]
    public Core.V1.TypedLocalObjectReference? Resource { get; set; }
}
