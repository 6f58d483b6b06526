// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ContainerImage
{
    [Field("names", 1)]
    public List<string>? Names { get; set; }

    [Field("sizeBytes", 2, OmitEmpty = true)]
    public long SizeBytes { get; set; }
}
