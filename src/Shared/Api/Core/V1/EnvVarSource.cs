// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class EnvVarSource
{
    [Field("fieldRef", 1, OmitEmpty = true)]
    public ObjectFieldSelector? FieldRef { get; set; }

    [Field("resourceFieldRef", 2, OmitEmpty = true)]
    public ResourceFieldSelector? ResourceFieldRef { get; set; }

    [Field("configMapKeyRef", 3, OmitEmpty = true)]
    public ConfigMapKeySelector? ConfigMapKeyRef { get; set; }

    [Field("secretKeyRef", 4, OmitEmpty = true)]
    public SecretKeySelector? SecretKeyRef { get; set; }

    [Field("fileKeyRef", 5, OmitEmpty = true)]
    public FileKeySelector? FileKeyRef { get; set; }
}
