// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>What a read asks for.</summary>
[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class GetOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>The revision that the answer must be at least as new as.</summary>
    [Field("resourceVersion", 1, OmitEmpty = true)]
    public string ResourceVersion { get; set; } = "";
}
