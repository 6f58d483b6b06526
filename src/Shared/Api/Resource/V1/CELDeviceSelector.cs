// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class CELDeviceSelector
{
    [Field("expression", 1, Required = true)]
    public string Expression { get; set; } = "";
}
