// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

/// <summary>What would be done to a resource.</summary>
[ApiType("authorization.k8s.io/v1")]
public sealed partial class ResourceAttributes
{
    /// <summary>The namespace; all when empty.</summary>
    [Field("namespace", 1, OmitEmpty = true)]
    public string Namespace { get; set; } = "";

    /// <summary>The verb; * for all.</summary>
    [Field("verb", 2, OmitEmpty = true)]
    public string Verb { get; set; } = "";

    /// <summary>The API group; * for all.</summary>
    [Field("group", 3, OmitEmpty = true)]
    public string Group { get; set; } = "";

    /// <summary>The version; * for all.</summary>
    [Field("version", 4, OmitEmpty = true)]
    public string Version { get; set; } = "";

    /// <summary>The resource; * for all.</summary>
    [Field("resource", 5, OmitEmpty = true)]
    public string Resource { get; set; } = "";

    /// <summary>The subresource.</summary>
    [Field("subresource", 6, OmitEmpty = true)]
    public string Subresource { get; set; } = "";

    /// <summary>The object's name; all when empty.</summary>
    [Field("name", 7, OmitEmpty = true)]
    public string Name { get; set; } = "";

    /// <summary>The fields that a list is narrowed to.</summary>
    [Field("fieldSelector", 8, OmitEmpty = true)]
    public FieldSelectorAttributes? FieldSelector { get; set; }

    /// <summary>The labels that a list is narrowed to.</summary>
    [Field("labelSelector", 9, OmitEmpty = true)]
    public LabelSelectorAttributes? LabelSelector { get; set; }
}
