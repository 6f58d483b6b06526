// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Linux capabilities beyond or below the runtime's usual ones.</summary>
[ApiType("v1")]
public sealed partial class Capabilities
{
    /// <summary>To grant.</summary>
    [Field("add", 1, OmitEmpty = true)]
    public List<string>? Add { get; set; }

    /// <summary>To take away; ALL for every one.</summary>
    [Field("drop", 2, OmitEmpty = true)]
    public List<string>? Drop { get; set; }
}
