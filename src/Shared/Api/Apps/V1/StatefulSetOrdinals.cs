// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class StatefulSetOrdinals
{
    [Field("start", 1)]
    public int Start { get; set; }
}
