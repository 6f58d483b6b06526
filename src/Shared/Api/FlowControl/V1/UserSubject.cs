// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>A user.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class UserSubject
{
    /// <summary>The name; * for all.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";
}
