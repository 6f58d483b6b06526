// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>A resource as discovery lists it.</summary>
[ApiType("meta.k8s.io/v1")]
public sealed partial class APIResource
{
    /// <summary>Plural name, as in URLs.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>Singular name.</summary>
    [Field("singularName", 6, Required = true)]
    public string SingularName { get; set; } = "";

    /// <summary>Whether its objects live in namespaces.</summary>
    [Field("namespaced", 2, Required = true)]
    public bool Namespaced { get; set; }

    /// <summary>Group of the kind, where it is not that of the list.</summary>
    [Field("group", 8, OmitEmpty = true)]
    public string Group { get; set; } = "";

    /// <summary>Version of the kind, where it is not that of the list.</summary>
    [Field("version", 9, OmitEmpty = true)]
    public string Version { get; set; } = "";

    /// <summary>Kind of its objects.</summary>
    [Field("kind", 3, Required = true)]
    public string Kind { get; set; } = "";

    /// <summary>What may be done with it.</summary>
    [Field("verbs", 4, Required = true)]
    public List<string>? Verbs { get; set; }

    /// <summary>Abbreviations.</summary>
    [Field("shortNames", 5, OmitEmpty = true)]
    public List<string>? ShortNames { get; set; }

    /// <summary>Groups such as all.</summary>
    [Field("categories", 7, OmitEmpty = true)]
    public List<string>? Categories { get; set; }

    /// <summary>Hash of the version that is stored.</summary>
    [Field("storageVersionHash", 10, OmitEmpty = true)]
    public string StorageVersionHash { get; set; } = "";
}
