// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>The object that holds an address.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class ParentReference
{
    /// <summary>API group of the object.</summary>
    [Field("group", 1, OmitEmpty = true)]
    public string Group { get; set; } = "";

    /// <summary>Resource of the object.</summary>
    [Field("resource", 2, OmitEmpty = true, Required = true)]
    public string Resource { get; set; } = "";

    /// <summary>Namespace of the object.</summary>
    [Field("namespace", 3, OmitEmpty = true)]
    public string Namespace { get; set; } = "";

    /// <summary>Name of the object.</summary>
    [Field("name", 4, OmitEmpty = true, Required = true)]
    public string Name { get; set; } = "";
}
