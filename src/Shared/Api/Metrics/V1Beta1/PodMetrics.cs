// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Metrics.V1Beta1;

/// <summary>What a pod uses.</summary>
[ApiType("metrics.k8s.io/v1beta1", IsObject = true)]
public sealed partial class PodMetrics : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>End of the time that was measured.</summary>
    [Field("timestamp", 2, Required = true)]
    public Time? Timestamp { get; set; }

    /// <summary>Length of the time that was measured.</summary>
    [Field("window", 3, Required = true)]
    public Duration Window { get; set; }

    /// <summary>What its containers used.</summary>
    [Field("containers", 4, Required = true)]
    public List<ContainerMetrics>? Containers { get; set; }
}
