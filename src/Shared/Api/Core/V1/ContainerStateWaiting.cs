// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ContainerStateWaiting
{
    [Field("reason", 1, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    [Field("message", 2, OmitEmpty = true)]
    public string Message { get; set; } = "";
}
