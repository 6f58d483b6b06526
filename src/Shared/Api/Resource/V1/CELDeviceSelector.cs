// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>A CEL expression on a device.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class CELDeviceSelector
{
    /// <summary>The expression; must be true.</summary>
    [Field("expression", 1, Required = true)]
    public string Expression { get; set; } = "";
}
