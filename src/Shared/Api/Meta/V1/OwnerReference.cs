// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>An object that owns another.</summary>
[ApiType("meta.k8s.io/v1", Atomic = true)]
public sealed partial class OwnerReference
{
    /// <summary>Group and version of the owner.</summary>
    [Field("apiVersion", 5, Required = true)]
    public string ApiVersion { get; set; } = "";

    /// <summary>Kind of the owner.</summary>
    [Field("kind", 1, Required = true)]
    public string Kind { get; set; } = "";

    /// <summary>Name of the owner.</summary>
    [Field("name", 3, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>UID of the owner.</summary>
    [Field("uid", 4, Required = true)]
    public string Uid { get; set; } = "";

    /// <summary>Marks the one owner that manages the object.</summary>
    [Field("controller", 6, OmitEmpty = true)]
    public bool? Controller { get; set; }

    /// <summary>A foreground deletion of the owner waits for this object.</summary>
    [Field("blockOwnerDeletion", 7, OmitEmpty = true)]
    public bool? BlockOwnerDeletion { get; set; }
}
