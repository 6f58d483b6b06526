// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Where a variable's value comes from.</summary>
[ApiType("v1")]
public sealed partial class EnvVarSource
{
    /// <summary>A field of the pod.</summary>
    [Field("fieldRef", 1, OmitEmpty = true)]
    public ObjectFieldSelector? FieldRef { get; set; }

    /// <summary>A request or limit of a container.</summary>
    [Field("resourceFieldRef", 2, OmitEmpty = true)]
    public ResourceFieldSelector? ResourceFieldRef { get; set; }

    /// <summary>An entry of a config map.</summary>
    [Field("configMapKeyRef", 3, OmitEmpty = true)]
    public ConfigMapKeySelector? ConfigMapKeyRef { get; set; }

    /// <summary>An entry of a secret.</summary>
    [Field("secretKeyRef", 4, OmitEmpty = true)]
    public SecretKeySelector? SecretKeyRef { get; set; }

    /// <summary>An entry of a file in a volume.</summary>
    [Field("fileKeyRef", 5, OmitEmpty = true)]
    public FileKeySelector? FileKeyRef { get; set; }
}
