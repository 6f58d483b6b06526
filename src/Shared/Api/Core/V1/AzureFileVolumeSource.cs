// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class AzureFileVolumeSource
{
    [Field("secretName", 1, Required = true)]
    public string SecretName { get; set; } = "";

    [Field("shareName", 2, Required = true)]
    public string ShareName { get; set; } = "";

    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
