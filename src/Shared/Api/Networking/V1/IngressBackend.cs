// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressBackend
{
    [Field("service", 4, OmitEmpty = true)]
    public IngressServiceBackend? Service { get; set; }

    [Field("resource", 3, OmitEmpty = true)]
    public Core.V1.TypedLocalObjectReference? Resource { get; set; }
}
