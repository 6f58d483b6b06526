// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>How to run a command in a container.</summary>
[ApiType("v1", IsObject = true)]
public sealed partial class PodExecOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Sends input.</summary>
    [Field("stdin", 1, OmitEmpty = true)]
    public bool Stdin { get; set; }

    /// <summary>Receives output.</summary>
    [Field("stdout", 2, OmitEmpty = true)]
    public bool Stdout { get; set; }

    /// <summary>Receives errors.</summary>
    [Field("stderr", 3, OmitEmpty = true)]
    public bool Stderr { get; set; }

    /// <summary>Through a terminal.</summary>
    [Field("tty", 4, OmitEmpty = true)]
    public bool Tty { get; set; }

    /// <summary>The container; may be left out when there is one.</summary>
    [Field("container", 5, OmitEmpty = true)]
    public string Container { get; set; } = "";

    /// <summary>The command and its arguments.</summary>
    [Field("command", 6, Required = true)]
    public List<string>? Command { get; set; }
}
