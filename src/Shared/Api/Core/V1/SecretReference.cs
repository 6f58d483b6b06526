// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A secret of any namespace.</summary>
[ApiType("v1", Atomic = true)]
public sealed partial class SecretReference
{
    /// <summary>The secret's name.</summary>
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    /// <summary>The secret's namespace.</summary>
    [Field("namespace", 2, OmitEmpty = true)]
    public string Namespace { get; set; } = "";
}
