// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class Mutation
{
    [Field("patchType", 2, Required = true, Enum = typeof(PatchType))]
    public string PatchType { get; set; } = "";

    [Field("applyConfiguration", 3, OmitEmpty = true)]
    public ApplyConfiguration? ApplyConfiguration { get; set; }

    [Field("jsonPatch", 4, OmitEmpty = true)]
    public JSONPatch? JsonPatch { get; set; }
}
