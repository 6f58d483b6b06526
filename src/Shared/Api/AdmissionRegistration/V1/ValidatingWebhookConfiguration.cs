// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>Servers that are asked whether requests may pass.</summary>
[ApiType("admissionregistration.k8s.io/v1", IsObject = true)]
public sealed partial class ValidatingWebhookConfiguration : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The servers.</summary>
    [Field("webhooks", 2, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<ValidatingWebhook>? Webhooks { get; set; }
}
