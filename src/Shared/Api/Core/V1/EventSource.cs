// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class EventSource
{
    [Field("component", 1, OmitEmpty = true)]
    public string Component { get; set; } = "";

    [Field("host", 2, OmitEmpty = true)]
    public string Host { get; set; } = "";
}
