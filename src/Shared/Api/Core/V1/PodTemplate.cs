// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A template of pods, stored by itself.</summary>
[ApiType("v1", IsObject = true)]
public sealed partial class PodTemplate : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Labels, annotations and other data of the objects to make.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The pods to make.</summary>
    [Field("template", 2, OmitEmpty = true)]
    public PodTemplateSpec Template { get; set; } = new();
}
