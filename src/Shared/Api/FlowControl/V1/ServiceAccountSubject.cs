// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>A service account.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class ServiceAccountSubject
{
    /// <summary>Its namespace.</summary>
    [Field("namespace", 1, Required = true)]
    public string Namespace { get; set; } = "";

    /// <summary>Its name; * for all.</summary>
    [Field("name", 2, Required = true)]
    public string Name { get; set; } = "";
}
