// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

public static class FailurePolicyType
{
    public const string Ignore = "Ignore";
    public const string Fail = "Fail";
}
