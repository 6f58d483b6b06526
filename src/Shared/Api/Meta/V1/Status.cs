// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class Status
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public ListMeta Metadata { get; set; } = new();

    [Field("status", 2, OmitEmpty = true)]
    public string StatusValue { get; set; } = "";

    [Field("message", 3, OmitEmpty = true)]
    public string Message { get; set; } = "";

    [Field("reason", 4, OmitEmpty = true, Enum = typeof(StatusReason))]
    public string Reason { get; set; } = "";

    [Field("details", 5, OmitEmpty = true)]
    public StatusDetails? Details { get; set; }

    [Field("code", 6, OmitEmpty = true)]
    public int Code { get; set; }
}
