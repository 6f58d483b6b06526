// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class StatusCause
{
    [Field("reason", 1, OmitEmpty = true, Enum = typeof(CauseType))]
    public string Reason { get; set; } = "";

    [Field("message", 2, OmitEmpty = true)]
    public string Message { get; set; } = "";

    [Field("field", 3, OmitEmpty = true)]
    public string Field { get; set; } = "";
}
