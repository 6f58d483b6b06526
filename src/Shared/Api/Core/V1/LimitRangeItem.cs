// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Bounds and defaults for one kind of object.</summary>
[ApiType("v1")]
public sealed partial class LimitRangeItem
{
    /// <summary>Pod, Container or PersistentVolumeClaim.</summary>
    [Field("type", 1, Required = true, Enum = typeof(LimitType))]
    public string Type { get; set; } = "";

    /// <summary>At most this much.</summary>
    [Field("max", 2, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Max { get; set; }

    /// <summary>At least this much.</summary>
    [Field("min", 3, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Min { get; set; }

    /// <summary>Limit of containers that name none.</summary>
    [Field("default", 4, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Default { get; set; }

    /// <summary>Request of containers that name none.</summary>
    [Field("defaultRequest", 5, OmitEmpty = true)]
    public Dictionary<string, Quantity>? DefaultRequest { get; set; }

    /// <summary>How many times the request the limit may be.</summary>
    [Field("maxLimitRequestRatio", 6, OmitEmpty = true)]
    public Dictionary<string, Quantity>? MaxLimitRequestRatio { get; set; }
}
