// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressClassSpec
{
    [Field("controller", 1, OmitEmpty = true)]
    public string Controller { get; set; } = "";

    [Field("parameters", 2, OmitEmpty = true)]
    public IngressClassParametersReference? Parameters { get; set; }
}
