// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An object of the same namespace.</summary>
[ApiType("v1", Atomic = true)]
public sealed partial class LocalObjectReference
{
    /// <summary>Name of the referent.</summary>
    [Field("name", 1, OmitEmpty = true, Default = "\"\"")]
    public string Name { get; set; } = "";
}
