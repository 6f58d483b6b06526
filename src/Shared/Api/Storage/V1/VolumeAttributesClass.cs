// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

/// <summary>A set of volume attributes that can change.</summary>
[ApiType("storage.k8s.io/v1", IsObject = true)]
public sealed partial class VolumeAttributesClass : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>Driver that knows them.</summary>
    [Field("driverName", 2, Required = true)]
    public string DriverName { get; set; } = "";

    /// <summary>The attributes.</summary>
    [Field("parameters", 3, OmitEmpty = true)]
    public Dictionary<string, string>? Parameters { get; set; }
}
