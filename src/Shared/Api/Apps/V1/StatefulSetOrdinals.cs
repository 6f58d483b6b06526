// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>How pods are numbered.</summary>
[ApiType("apps/v1")]
public sealed partial class StatefulSetOrdinals
{
    /// <summary>The first number.</summary>
    [Field("start", 1)]
    public int Start { get; set; }
}
