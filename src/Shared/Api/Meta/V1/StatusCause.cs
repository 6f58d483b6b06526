// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>One thing that was wrong.</summary>
[ApiType("meta.k8s.io/v1")]
public sealed partial class StatusCause
{
    /// <summary>What kind of fault it is.</summary>
    [Field("reason", 1, OmitEmpty = true, Enum = typeof(CauseType))]
    public string Reason { get; set; } = "";

    /// <summary>The fault in a sentence.</summary>
    [Field("message", 2, OmitEmpty = true)]
    public string Message { get; set; } = "";

    /// <summary>Path of the field at fault, such as spec.ports[0].port.</summary>
    [Field("field", 3, OmitEmpty = true)]
    public string Field { get; set; } = "";
}
