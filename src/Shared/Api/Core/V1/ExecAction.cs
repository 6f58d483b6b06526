// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A command in the container; success when it exits with 0.</summary>
[ApiType("v1")]
public sealed partial class ExecAction
{
    /// <summary>The command and its arguments; no shell is started.</summary>
    [Field("command", 1, OmitEmpty = true)]
    public List<string>? Command { get; set; }
}
