// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Admission.V1;

public static class PatchType
{
    public const string JSONPatch = "JSONPatch";
}
