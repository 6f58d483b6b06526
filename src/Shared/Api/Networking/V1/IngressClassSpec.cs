// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>The controller and its settings.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressClassSpec
{
    /// <summary>Name of the controller.</summary>
    [Field("controller", 1, OmitEmpty = true)]
    public string Controller { get; set; } = "";

    /// <summary>An object with further settings.</summary>
    [Field("parameters", 2, OmitEmpty = true)]
    public IngressClassParametersReference? Parameters { get; set; }
}
