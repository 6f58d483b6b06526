// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class StatusDetails
{
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    [Field("group", 2, OmitEmpty = true)]
    public string Group { get; set; } = "";

    [Field("kind", 3, OmitEmpty = true)]
    public string Kind { get; set; } = "";

    [Field("uid", 6, OmitEmpty = true)]
    public string Uid { get; set; } = "";

    [Field("causes", 4, OmitEmpty = true)]
    public List<StatusCause>? Causes { get; set; }

    [Field("retryAfterSeconds", 5, OmitEmpty = true)]
    public int RetryAfterSeconds { get; set; }
}
