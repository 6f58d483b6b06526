// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

public static class OperationType
{
    public const string None = "*";
    public const string CREATE = "CREATE";
    public const string UPDATE = "UPDATE";
    public const string DELETE = "DELETE";
    public const string CONNECT = "CONNECT";
}
