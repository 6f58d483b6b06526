// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Entries that become environment variables.</summary>
[ApiType("v1")]
public sealed partial class EnvFromSource
{
    /// <summary>Put before each name.</summary>
    [Field("prefix", 1, OmitEmpty = true)]
    public string Prefix { get; set; } = "";

    /// <summary>All entries of a config map.</summary>
    [Field("configMapRef", 2, OmitEmpty = true)]
    public ConfigMapEnvSource? ConfigMapRef { get; set; }

    /// <summary>All entries of a secret.</summary>
    [Field("secretRef", 3, OmitEmpty = true)]
    public SecretEnvSource? SecretRef { get; set; }
}
