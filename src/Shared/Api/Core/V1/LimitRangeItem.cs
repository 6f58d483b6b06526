// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class LimitRangeItem
{
    [Field("type", 1, Required = true, Enum = typeof(LimitType))]
    public string Type { get; set; } = "";

    [Field("max", 2, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Max { get; set; }

    [Field("min", 3, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Min { get; set; }

    [Field("default", 4, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Default { get; set; }

    [Field("defaultRequest", 5, OmitEmpty = true)]
    public Dictionary<string, Quantity>? DefaultRequest { get; set; }

    [Field("maxLimitRequestRatio", 6, OmitEmpty = true)]
    public Dictionary<string, Quantity>? MaxLimitRequestRatio { get; set; }
}
