// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>Who may use a claim.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class ResourceClaimConsumerReference
{
    /// <summary>API group of the referent; empty for core.</summary>
    [Field("apiGroup", 1, OmitEmpty = true)]
    public string ApiGroup { get; set; } = "";

    /// <summary>Resource of the user, such as pods.</summary>
    [Field("resource", 3, Required = true)]
    public string Resource { get; set; } = "";

    /// <summary>Name of the user.</summary>
    [Field("name", 4, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>UID of the user.</summary>
    [Field("uid", 5, Required = true)]
    public string Uid { get; set; } = "";
}
