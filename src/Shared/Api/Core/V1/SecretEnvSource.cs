// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>All entries of a secret.</summary>
[ApiType("v1")]
public sealed partial class SecretEnvSource
{
    [Field("", 1, Inline = true)]
    public LocalObjectReference LocalObjectReference { get; set; } = new();

    /// <summary>Whether it may be missing.</summary>
    [Field("optional", 2, OmitEmpty = true)]
    public bool? Optional { get; set; }
}
