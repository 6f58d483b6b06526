// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Scheduling.V1;

[ApiType("scheduling.k8s.io/v1", IsObject = true)]
public sealed partial class PriorityClass : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("value", 2)]
    public int Value { get; set; }

    [Field("globalDefault", 3, OmitEmpty = true)]
    public bool GlobalDefault { get; set; }

    [Field("description", 4, OmitEmpty = true)]
    public string Description { get; set; } = "";

    [Field("preemptionPolicy", 5, OmitEmpty = true, Enum = typeof(Core.V1.PreemptionPolicy))]
    public string? PreemptionPolicy { get; set; }
}
