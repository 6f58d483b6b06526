// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>How to apply.</summary>
[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class ApplyOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>"All" goes through every check and stores nothing.</summary>
    [Field("dryRun", 1, OmitEmpty = true)]
    public List<string>? DryRun { get; set; }

    /// <summary>Takes over fields that others own.</summary>
    [Field("force", 2, Required = true)]
    public bool Force { get; set; }

    /// <summary>Name under which the applied fields are owned.</summary>
    [Field("fieldManager", 3, Required = true)]
    public string FieldManager { get; set; } = "";
}
