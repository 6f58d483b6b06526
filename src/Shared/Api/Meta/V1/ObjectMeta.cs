// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class ObjectMeta
{
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    [Field("generateName", 2, OmitEmpty = true)]
    public string GenerateName { get; set; } = "";

    [Field("namespace", 3, OmitEmpty = true)]
    public string Namespace { get; set; } = "";

    [Field("selfLink", 4, OmitEmpty = true)]
    public string SelfLink { get; set; } = "";

    [Field("uid", 5, OmitEmpty = true)]
    public string Uid { get; set; } = "";

    [Field("resourceVersion", 6, OmitEmpty = true)]
    public string ResourceVersion { get; set; } = "";

    [Field("generation", 7, OmitEmpty = true)]
    public long Generation { get; set; }

    [Field("creationTimestamp", 8, OmitEmpty = true, OmitZero = true)]
    public Time? CreationTimestamp { get; set; }

    [Field("deletionTimestamp", 9, OmitEmpty = true, Pointer = true)]
    public Time? DeletionTimestamp { get; set; }

    [Field("deletionGracePeriodSeconds", 10, OmitEmpty = true)]
    public long? DeletionGracePeriodSeconds { get; set; }

    [Field("labels", 11, OmitEmpty = true)]
    public Dictionary<string, string>? Labels { get; set; }

    [Field("annotations", 12, OmitEmpty = true)]
    public Dictionary<string, string>? Annotations { get; set; }

    [Field("ownerReferences", 13, OmitEmpty = true), Patch("merge", Key = "uid"), ListMap("uid")]
    public List<OwnerReference>? OwnerReferences { get; set; }

    [Field("finalizers", 14, OmitEmpty = true), Patch("merge"), ListSet]
    public List<string>? Finalizers { get; set; }

    [Field("managedFields", 17, OmitEmpty = true)]
    public List<ManagedFieldsEntry>? ManagedFields { get; set; }
}
