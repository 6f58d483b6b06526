// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Audit.V1;

[ApiType("audit.k8s.io/v1")]
public sealed partial class ObjectReference
{
    [Field("resource", 1, OmitEmpty = true)]
    public string Resource { get; set; } = "";

    [Field("namespace", 2, OmitEmpty = true)]
    public string Namespace { get; set; } = "";

    [Field("name", 3, OmitEmpty = true)]
    public string Name { get; set; } = "";

    /// <summary>UID of the referent.</summary>
    [Field("uid", 4, OmitEmpty = true)]
    public string Uid { get; set; } = "";

    /// <summary>API group of the referent; empty for core.</summary>
    [Field("apiGroup", 5, OmitEmpty = true)]
    public string ApiGroup { get; set; } = "";

    /// <summary>Group and version of the referent.</summary>
    [Field("apiVersion", 6, OmitEmpty = true)]
    public string ApiVersion { get; set; } = "";

    [Field("resourceVersion", 7, OmitEmpty = true)]
    public string ResourceVersion { get; set; } = "";

    [Field("subresource", 8, OmitEmpty = true)]
    public string Subresource { get; set; } = "";
}
