// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceDefinitionStatus
{
    [Field("conditions", 1), ListMap("type")]
    public List<CustomResourceDefinitionCondition>? Conditions { get; set; }

    [Field("acceptedNames", 2)]
    public CustomResourceDefinitionNames AcceptedNames { get; set; } = new();

    [Field("storedVersions", 3)]
    public List<string>? StoredVersions { get; set; }

    [Field("observedGeneration", 4, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }
}
