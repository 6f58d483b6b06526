// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", IsObject = true)]
public sealed partial class PodExecOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("stdin", 1, OmitEmpty = true)]
    public bool Stdin { get; set; }

    [Field("stdout", 2, OmitEmpty = true)]
    public bool Stdout { get; set; }

    [Field("stderr", 3, OmitEmpty = true)]
    public bool Stderr { get; set; }

    [Field("tty", 4, OmitEmpty = true)]
    public bool Tty { get; set; }

    [Field("container", 5, OmitEmpty = true)]
    public string Container { get; set; } = "";

    [Field("command", 6, Required = true)]
    public List<string>? Command { get; set; }
}
