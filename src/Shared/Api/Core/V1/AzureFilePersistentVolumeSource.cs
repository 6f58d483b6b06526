// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An Azure file share.</summary>
[ApiType("v1")]
public sealed partial class AzureFilePersistentVolumeSource
{
    /// <summary>Secret with the account's name and key.</summary>
    [Field("secretName", 1, Required = true)]
    public string SecretName { get; set; } = "";

    /// <summary>Name of the share.</summary>
    [Field("shareName", 2, Required = true)]
    public string ShareName { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    /// <summary>Namespace of the secret.</summary>
    [Field("secretNamespace", 4)]
    public string? SecretNamespace { get; set; }
}
