// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class AllocatedDeviceStatus
{
    [Field("driver", 1, Required = true)]
    public string Driver { get; set; } = "";

    [Field("pool", 2, Required = true)]
    public string Pool { get; set; } = "";

    [Field("device", 3, Required = true)]
    public string Device { get; set; } = "";

    [Field("shareID", 7, OmitEmpty = true)]
    public string? ShareID { get; set; }

    [Field("conditions", 4), ListMap("type")]
    public List<Meta.V1.Condition>? Conditions { get; set; }

    [Field("data", 5, OmitEmpty = true)]
    public RawJson? Data { get; set; }

    [Field("networkData", 6, OmitEmpty = true)]
    public NetworkDeviceData? NetworkData { get; set; }
}
