// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ExecAction
{
    [Field("command", 1, OmitEmpty = true)]
    public List<string>? Command { get; set; }
}
