// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>How to update.</summary>
[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class UpdateOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>"All" goes through every check and stores nothing.</summary>
    [Field("dryRun", 1, OmitEmpty = true)]
    public List<string>? DryRun { get; set; }

    /// <summary>Name under which the written fields are owned.</summary>
    [Field("fieldManager", 2, OmitEmpty = true)]
    public string FieldManager { get; set; } = "";

    /// <summary>Unknown or doubled fields: Ignore, Warn or Strict.</summary>
    [Field("fieldValidation", 3, OmitEmpty = true)]
    public string FieldValidation { get; set; } = "";
}
