// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiRegistration.V1;

public static class APIServiceConditionType
{
    public const string Available = "Available";
}
