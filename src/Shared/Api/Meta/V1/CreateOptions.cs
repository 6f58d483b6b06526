// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class CreateOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("dryRun", 1, OmitEmpty = true)]
    public List<string>? DryRun { get; set; }

    [Field("fieldManager", 3, OmitEmpty = true)]
    public string FieldManager { get; set; } = "";

    [Field("fieldValidation", 4, OmitEmpty = true)]
    public string FieldValidation { get; set; } = "";
}
