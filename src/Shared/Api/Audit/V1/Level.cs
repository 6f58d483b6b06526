// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Audit.V1;

public static class Level
{
    public const string None = "None";
    public const string Metadata = "Metadata";
    public const string Request = "Request";
    public const string RequestResponse = "RequestResponse";
}
