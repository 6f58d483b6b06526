// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>How requests are divided into flows.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class FlowDistinguisherMethod
{
    /// <summary>ByUser or ByNamespace.</summary>
    [Field("type", 1, Required = true, Enum = typeof(FlowDistinguisherMethodType))]
    public string Type { get; set; } = "";
}
