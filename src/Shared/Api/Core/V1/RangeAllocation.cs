// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", IsObject = true)]
public sealed partial class RangeAllocation : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("range", 2, Required = true)]
    public string Range { get; set; } = "";

    [Field("data", 3, Required = true)]
    public byte[]? Data { get; set; }
}
