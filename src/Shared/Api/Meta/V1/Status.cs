// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>The answer to a call that returns no object: a success or a refusal.</summary>
[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class Status
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public ListMeta Metadata { get; set; } = new();

    /// <summary>Success or Failure.</summary>
    [Field("status", 2, OmitEmpty = true)]
    public string StatusValue { get; set; } = "";

    /// <summary>What happened, in a sentence.</summary>
    [Field("message", 3, OmitEmpty = true)]
    public string Message { get; set; } = "";

    /// <summary>The kind of refusal, one word for machines.</summary>
    [Field("reason", 4, OmitEmpty = true, Enum = typeof(StatusReason))]
    public string Reason { get; set; } = "";

    /// <summary>What the refusal is about.</summary>
    [Field("details", 5, OmitEmpty = true)]
    public StatusDetails? Details { get; set; }

    /// <summary>The HTTP status code.</summary>
    [Field("code", 6, OmitEmpty = true)]
    public int Code { get; set; }
}
