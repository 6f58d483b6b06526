// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

public static class ServiceAffinity
{
    public const string ClientIP = "ClientIP";
    public const string None = "None";
}
