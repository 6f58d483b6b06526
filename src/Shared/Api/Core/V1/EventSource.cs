// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Who reported an event.</summary>
[ApiType("v1")]
public sealed partial class EventSource
{
    /// <summary>The part of the system.</summary>
    [Field("component", 1, OmitEmpty = true)]
    public string Component { get; set; } = "";

    /// <summary>The node.</summary>
    [Field("host", 2, OmitEmpty = true)]
    public string Host { get; set; } = "";
}
