// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Audit.V1;

[ApiType("audit.k8s.io/v1", IsObject = true)]
public sealed partial class Policy : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("rules", 2, Required = true)]
    public List<PolicyRule>? Rules { get; set; }

    [Field("omitStages", 3, OmitEmpty = true, Enum = typeof(Stage))]
    public List<string>? OmitStages { get; set; }

    [Field("omitManagedFields", 4, OmitEmpty = true)]
    public bool OmitManagedFields { get; set; }
}
