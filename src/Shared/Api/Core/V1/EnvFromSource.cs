// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class EnvFromSource
{
    [Field("prefix", 1, OmitEmpty = true)]
    public string Prefix { get; set; } = "";

    [Field("configMapRef", 2, OmitEmpty = true)]
    public ConfigMapEnvSource? ConfigMapRef { get; set; }

    [Field("secretRef", 3, OmitEmpty = true)]
    public SecretEnvSource? SecretRef { get; set; }
}
