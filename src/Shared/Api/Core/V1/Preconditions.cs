// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What must hold before an object is changed.</summary>
[ApiType("v1")]
public sealed partial class Preconditions
{
    /// <summary>The UID that the object must have.</summary>
    [Field("uid", 1, OmitEmpty = true)]
    public string? Uid { get; set; }
}
