// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>An earlier form of a StatefulSet or DaemonSet.</summary>
[ApiType("apps/v1", IsObject = true)]
public sealed partial class ControllerRevision : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>What was kept of it.</summary>
    [Field("data", 2, OmitEmpty = true)]
    public RawJson? Data { get; set; }

    /// <summary>Its number; the newest has the highest.</summary>
    [Field("revision", 3, Required = true)]
    public long Revision { get; set; }
}
