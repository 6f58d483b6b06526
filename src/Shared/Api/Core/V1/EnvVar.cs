// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An environment variable.</summary>
[ApiType("v1")]
public sealed partial class EnvVar
{
    /// <summary>The variable's name.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>Its value; $(NAME) stands for a variable given before.</summary>
    [Field("value", 2, OmitEmpty = true)]
    public string Value { get; set; } = "";

    /// <summary>Where to take the value from instead.</summary>
    [Field("valueFrom", 3, OmitEmpty = true)]
    public EnvVarSource? ValueFrom { get; set; }
}
