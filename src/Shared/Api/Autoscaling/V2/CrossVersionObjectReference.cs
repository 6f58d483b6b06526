// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>An object by its kind and name.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class CrossVersionObjectReference
{
    /// <summary>Kind of the referent.</summary>
    [Field("kind", 1, Required = true)]
    public string Kind { get; set; } = "";

    /// <summary>Name of the referent.</summary>
    [Field("name", 2, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>Group and version of the referent.</summary>
    [Field("apiVersion", 3, OmitEmpty = true)]
    public string ApiVersion { get; set; } = "";
}
