// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Scheduling.V1;

/// <summary>A name for a priority of pods.</summary>
[ApiType("scheduling.k8s.io/v1", IsObject = true)]
public sealed partial class PriorityClass : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The priority; more goes first.</summary>
    [Field("value", 2)]
    public int Value { get; set; }

    /// <summary>It is for pods that name no class.</summary>
    [Field("globalDefault", 3, OmitEmpty = true)]
    public bool GlobalDefault { get; set; }

    /// <summary>What it is for.</summary>
    [Field("description", 4, OmitEmpty = true)]
    public string Description { get; set; } = "";

    /// <summary>PreemptLowerPriority pushes others out, Never waits.</summary>
    [Field("preemptionPolicy", 5, OmitEmpty = true, Enum = typeof(Core.V1.PreemptionPolicy))]
    public string? PreemptionPolicy { get; set; }
}
