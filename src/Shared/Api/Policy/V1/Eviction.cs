// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Policy.V1;

[ApiType("policy/v1", IsObject = true)]
public sealed partial class Eviction : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("deleteOptions", 2, OmitEmpty = true)]
    public Meta.V1.DeleteOptions? DeleteOptions { get; set; }
}
