// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Waits.</summary>
[ApiType("v1")]
public sealed partial class SleepAction
{
    /// <summary>How long.</summary>
    [Field("seconds", 1, Required = true)]
    public long Seconds { get; set; }
}
