// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class Capabilities
{
    [Field("add", 1, OmitEmpty = true)]
    public List<string>? Add { get; set; }

    [Field("drop", 2, OmitEmpty = true)]
    public List<string>? Drop { get; set; }
}
