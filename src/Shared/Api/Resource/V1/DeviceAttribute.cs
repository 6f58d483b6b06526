// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>A value of one of four kinds.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceAttribute
{
    /// <summary>A number.</summary>
    [Field("int", 2, OmitEmpty = true)]
    public long? Int { get; set; }

    /// <summary>True or false.</summary>
    [Field("bool", 3, OmitEmpty = true)]
    public bool? Bool { get; set; }

    /// <summary>A text.</summary>
    [Field("string", 4, OmitEmpty = true)]
    public string? String { get; set; }

    /// <summary>A semantic version.</summary>
    [Field("version", 5, OmitEmpty = true)]
    public string? Version { get; set; }
}
