// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class QuobyteVolumeSource
{
    [Field("registry", 1, Required = true)]
    public string Registry { get; set; } = "";

    [Field("volume", 2, Required = true)]
    public string Volume { get; set; } = "";

    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    [Field("user", 4, OmitEmpty = true)]
    public string User { get; set; } = "";

    [Field("group", 5, OmitEmpty = true)]
    public string Group { get; set; } = "";

    [Field("tenant", 6, OmitEmpty = true)]
    public string Tenant { get; set; } = "";
}
