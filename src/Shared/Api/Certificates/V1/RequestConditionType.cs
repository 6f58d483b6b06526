// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Certificates.V1;

public static class RequestConditionType
{
    public const string Approved = "Approved";
    public const string Denied = "Denied";
    public const string Failed = "Failed";
}
