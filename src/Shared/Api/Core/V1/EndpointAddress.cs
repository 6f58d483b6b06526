// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>One address behind a service.</summary>
[ApiType("v1", Atomic = true)]
public sealed partial class EndpointAddress
{
    /// <summary>The address.</summary>
    [Field("ip", 1, Required = true)]
    public string Ip { get; set; } = "";

    /// <summary>Its host name.</summary>
    [Field("hostname", 3, OmitEmpty = true)]
    public string Hostname { get; set; } = "";

    /// <summary>Its node.</summary>
    [Field("nodeName", 4, OmitEmpty = true)]
    public string? NodeName { get; set; }

    /// <summary>The pod behind it.</summary>
    [Field("targetRef", 2, OmitEmpty = true)]
    public ObjectReference? TargetRef { get; set; }
}
