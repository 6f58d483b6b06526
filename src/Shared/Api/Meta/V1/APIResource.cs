// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class APIResource
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("singularName", 6, Required = true)]
    public string SingularName { get; set; } = "";

    [Field("namespaced", 2, Required = true)]
    public bool Namespaced { get; set; }

    [Field("group", 8, OmitEmpty = true)]
    public string Group { get; set; } = "";

    [Field("version", 9, OmitEmpty = true)]
    public string Version { get; set; } = "";

    [Field("kind", 3, Required = true)]
    public string Kind { get; set; } = "";

    [Field("verbs", 4, Required = true)]
    public List<string>? Verbs { get; set; }

    [Field("shortNames", 5, OmitEmpty = true)]
    public List<string>? ShortNames { get; set; }

    [Field("categories", 7, OmitEmpty = true)]
    public List<string>? Categories { get; set; }

    [Field("storageVersionHash", 10, OmitEmpty = true)]
    public string StorageVersionHash { get; set; } = "";
}
