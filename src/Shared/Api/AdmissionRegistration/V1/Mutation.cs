// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>One change.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class Mutation
{
    /// <summary>ApplyConfiguration or JSONPatch.</summary>
    [Field("patchType", 2, Required = true, Enum = typeof(PatchType))]
    public string PatchType { get; set; } = "";

    /// <summary>A change by applying fields.</summary>
    [Field("applyConfiguration", 3, OmitEmpty = true)]
    public ApplyConfiguration? ApplyConfiguration { get; set; }

    /// <summary>A change by JSON patch.</summary>
    [Field("jsonPatch", 4, OmitEmpty = true)]
    public JSONPatch? JsonPatch { get; set; }
}
