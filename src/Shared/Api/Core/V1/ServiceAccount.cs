// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", IsObject = true)]
public sealed partial class ServiceAccount : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("secrets", 2, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<ObjectReference>? Secrets { get; set; }

    [Field("imagePullSecrets", 3, OmitEmpty = true)]
    public List<LocalObjectReference>? ImagePullSecrets { get; set; }

    [Field("automountServiceAccountToken", 4, OmitEmpty = true)]
    public bool? AutomountServiceAccountToken { get; set; }
}
