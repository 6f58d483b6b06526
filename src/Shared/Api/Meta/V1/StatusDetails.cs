// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>What a refusal is about.</summary>
[ApiType("meta.k8s.io/v1")]
public sealed partial class StatusDetails
{
    /// <summary>The object's name.</summary>
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    /// <summary>The object's API group.</summary>
    [Field("group", 2, OmitEmpty = true)]
    public string Group { get; set; } = "";

    /// <summary>The object's kind or resource.</summary>
    [Field("kind", 3, OmitEmpty = true)]
    public string Kind { get; set; } = "";

    /// <summary>The object's UID.</summary>
    [Field("uid", 6, OmitEmpty = true)]
    public string Uid { get; set; } = "";

    /// <summary>Each thing that was wrong.</summary>
    [Field("causes", 4, OmitEmpty = true)]
    public List<StatusCause>? Causes { get; set; }

    /// <summary>Try again after this many seconds.</summary>
    [Field("retryAfterSeconds", 5, OmitEmpty = true)]
    public int RetryAfterSeconds { get; set; }
}
