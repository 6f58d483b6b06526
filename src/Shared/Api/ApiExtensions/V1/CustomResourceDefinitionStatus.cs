// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>The state of a definition.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceDefinitionStatus
{
    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 1), ListMap("type")]
    public List<CustomResourceDefinitionCondition>? Conditions { get; set; }

    /// <summary>The names that are in use.</summary>
    [Field("acceptedNames", 2)]
    public CustomResourceDefinitionNames AcceptedNames { get; set; } = new();

    /// <summary>Versions that objects may be stored in.</summary>
    [Field("storedVersions", 3)]
    public List<string>? StoredVersions { get; set; }

    /// <summary>The generation of the spec that this status speaks of.</summary>
    [Field("observedGeneration", 4, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }
}
