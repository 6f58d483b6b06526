// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>How many pods of which form there shall be.</summary>
[ApiType("v1")]
public sealed partial class ReplicationControllerSpec
{
    /// <summary>How many pods there shall be.</summary>
    [Field("replicas", 1, OmitEmpty = true, Default = "1")]
    public int? Replicas { get; set; }

    /// <summary>Seconds of being ready after which a pod counts as available.</summary>
    [Field("minReadySeconds", 4, OmitEmpty = true, Default = "0")]
    public int MinReadySeconds { get; set; }

    /// <summary>Labels of the pods that count.</summary>
    [Field("selector", 2, OmitEmpty = true), Atomic]
    public Dictionary<string, string>? Selector { get; set; }

    /// <summary>The pods to make.</summary>
    [Field("template", 3, OmitEmpty = true)]
    public PodTemplateSpec? Template { get; set; }
}
