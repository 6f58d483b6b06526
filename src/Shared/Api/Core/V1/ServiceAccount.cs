// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An identity for pods.</summary>
[ApiType("v1", IsObject = true)]
public sealed partial class ServiceAccount : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>Secrets that its pods may use.</summary>
    [Field("secrets", 2, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<ObjectReference>? Secrets { get; set; }

    /// <summary>Secrets with credentials for registries.</summary>
    [Field("imagePullSecrets", 3, OmitEmpty = true)]
    public List<LocalObjectReference>? ImagePullSecrets { get; set; }

    /// <summary>Whether its pods get a token mounted.</summary>
    [Field("automountServiceAccountToken", 4, OmitEmpty = true)]
    public bool? AutomountServiceAccountToken { get; set; }
}
