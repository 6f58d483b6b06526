// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

/// <summary>What would be asked of a path.</summary>
[ApiType("authorization.k8s.io/v1")]
public sealed partial class NonResourceAttributes
{
    /// <summary>The path.</summary>
    [Field("path", 1, OmitEmpty = true)]
    public string Path { get; set; } = "";

    /// <summary>The verb.</summary>
    [Field("verb", 2, OmitEmpty = true)]
    public string Verb { get; set; } = "";
}
