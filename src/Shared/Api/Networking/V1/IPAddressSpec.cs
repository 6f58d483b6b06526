// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>Who holds an address.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class IPAddressSpec
{
    /// <summary>The object that holds it.</summary>
    [Field("parentRef", 1, OmitEmpty = true, Required = true)]
    public ParentReference? ParentRef { get; set; }
}
