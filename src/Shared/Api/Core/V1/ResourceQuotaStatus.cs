// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ResourceQuotaStatus
{
    [Field("hard", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Hard { get; set; }

    [Field("used", 2, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Used { get; set; }
}
