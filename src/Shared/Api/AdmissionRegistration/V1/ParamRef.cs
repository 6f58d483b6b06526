// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>Objects with parameters.</summary>
[ApiType("admissionregistration.k8s.io/v1", Atomic = true)]
public sealed partial class ParamRef
{
    /// <summary>The object's name.</summary>
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    /// <summary>The object's namespace.</summary>
    [Field("namespace", 2, OmitEmpty = true)]
    public string Namespace { get; set; } = "";

    /// <summary>The objects by their labels.</summary>
    [Field("selector", 3, OmitEmpty = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    /// <summary>What it means that there are none: Allow or Deny.</summary>
    [Field("parameterNotFoundAction", 4, OmitEmpty = true, Enum = typeof(ParameterNotFoundActionType))]
    public string? ParameterNotFoundAction { get; set; }
}
