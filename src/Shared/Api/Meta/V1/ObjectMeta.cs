// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>What every stored object carries: who it is, who owns it, when it came.</summary>
[ApiType("meta.k8s.io/v1")]
public sealed partial class ObjectMeta
{
    /// <summary>Unique among objects of its kind in the namespace; cannot change.</summary>
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    /// <summary>Prefix of a name that the server makes unique when no name is given.</summary>
    [Field("generateName", 2, OmitEmpty = true)]
    public string GenerateName { get; set; } = "";

    /// <summary>The namespace that the object lives in; empty for kinds of the whole cluster.</summary>
    [Field("namespace", 3, OmitEmpty = true)]
    public string Namespace { get; set; } = "";

    /// <summary>No longer filled in.</summary>
    [Field("selfLink", 4, OmitEmpty = true)]
    public string SelfLink { get; set; } = "";

    /// <summary>Identity in time and space: a new object of the same name has another.</summary>
    [Field("uid", 5, OmitEmpty = true)]
    public string Uid { get; set; } = "";

    /// <summary>Changes with every write; send it back to make sure that nobody wrote in between.</summary>
    [Field("resourceVersion", 6, OmitEmpty = true)]
    public string ResourceVersion { get; set; } = "";

    /// <summary>Counts changes of the desired state.</summary>
    [Field("generation", 7, OmitEmpty = true)]
    public long Generation { get; set; }

    /// <summary>When the server stored the object first.</summary>
    [Field("creationTimestamp", 8, OmitEmpty = true, OmitZero = true)]
    public Time? CreationTimestamp { get; set; }

    /// <summary>When deletion was asked for, plus the grace period; the object goes once its finalizers are gone.</summary>
    [Field("deletionTimestamp", 9, OmitEmpty = true, Pointer = true)]
    public Time? DeletionTimestamp { get; set; }

    /// <summary>Seconds that a graceful deletion was granted.</summary>
    [Field("deletionGracePeriodSeconds", 10, OmitEmpty = true)]
    public long? DeletionGracePeriodSeconds { get; set; }

    /// <summary>Keys and values that selectors find the object by.</summary>
    [Field("labels", 11, OmitEmpty = true)]
    public Dictionary<string, string>? Labels { get; set; }

    /// <summary>Keys and values for tools and people; selectors do not see them.</summary>
    [Field("annotations", 12, OmitEmpty = true)]
    public Dictionary<string, string>? Annotations { get; set; }

    /// <summary>The objects that this one belongs to; when all are gone, it is collected.</summary>
    [Field("ownerReferences", 13, OmitEmpty = true), Patch("merge", Key = "uid"), ListMap("uid")]
    public List<OwnerReference>? OwnerReferences { get; set; }

    /// <summary>Names of those who still have work to do before the object may go.</summary>
    [Field("finalizers", 14, OmitEmpty = true), Patch("merge"), ListSet]
    public List<string>? Finalizers { get; set; }

    /// <summary>Which manager owns which fields, as server-side apply tracks it.</summary>
    [Field("managedFields", 17, OmitEmpty = true)]
    public List<ManagedFieldsEntry>? ManagedFields { get; set; }
}
