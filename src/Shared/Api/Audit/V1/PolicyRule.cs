// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Audit.V1;

[ApiType("audit.k8s.io/v1")]
public sealed partial class PolicyRule
{
    [Field("level", 1, Required = true, Enum = typeof(Level))]
    public string Level { get; set; } = "";

    [Field("users", 2, OmitEmpty = true)]
    public List<string>? Users { get; set; }

    [Field("userGroups", 3, OmitEmpty = true)]
    public List<string>? UserGroups { get; set; }

    [Field("verbs", 4, OmitEmpty = true)]
    public List<string>? Verbs { get; set; }

    [Field("resources", 5, OmitEmpty = true)]
    public List<GroupResources>? Resources { get; set; }

    [Field("namespaces", 6, OmitEmpty = true)]
    public List<string>? Namespaces { get; set; }

    [Field("nonResourceURLs", 7, OmitEmpty = true)]
    public List<string>? NonResourceURLs { get; set; }

    [Field("omitStages", 8, OmitEmpty = true, Enum = typeof(Stage))]
    public List<string>? OmitStages { get; set; }

    [Field("omitManagedFields", 9, OmitEmpty = true)]
    public bool? OmitManagedFields { get; set; }
}
