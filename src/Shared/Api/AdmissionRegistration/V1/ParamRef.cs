// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1", Atomic = true)]
public sealed partial class ParamRef
{
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    [Field("namespace", 2, OmitEmpty = true)]
    public string Namespace { get; set; } = "";

    [Field("selector", 3, OmitEmpty = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    [Field("parameterNotFoundAction", 4, OmitEmpty = true, Enum = typeof(ParameterNotFoundActionType))]
    public string? ParameterNotFoundAction { get; set; }
}
