// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class Affinity
{
    [Field("nodeAffinity", 1, OmitEmpty = true)]
    public NodeAffinity? NodeAffinity { get; set; }

    [Field("podAffinity", 2, OmitEmpty = true)]
    public PodAffinity? PodAffinity { get; set; }

    [Field("podAntiAffinity", 3, OmitEmpty = true)]
    public PodAntiAffinity? PodAntiAffinity { get; set; }
}
