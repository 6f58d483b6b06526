// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

[ApiType("authorization.k8s.io/v1")]
public sealed partial class ResourceAttributes
{
    [Field("namespace", 1, OmitEmpty = true)]
    public string Namespace { get; set; } = "";

    [Field("verb", 2, OmitEmpty = true)]
    public string Verb { get; set; } = "";

    [Field("group", 3, OmitEmpty = true)]
    public string Group { get; set; } = "";

    [Field("version", 4, OmitEmpty = true)]
    public string Version { get; set; } = "";

    [Field("resource", 5, OmitEmpty = true)]
    public string Resource { get; set; } = "";

    [Field("subresource", 6, OmitEmpty = true)]
    public string Subresource { get; set; } = "";

    [Field("name", 7, OmitEmpty = true)]
    public string Name { get; set; } = "";

    [Field("fieldSelector", 8, OmitEmpty = true)]
    public FieldSelectorAttributes? FieldSelector { get; set; }

    [Field("labelSelector", 9, OmitEmpty = true)]
    public LabelSelectorAttributes? LabelSelector { get; set; }
}
