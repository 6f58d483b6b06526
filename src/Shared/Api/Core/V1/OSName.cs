// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

public static class OSName
{
    public const string Linux = "linux";
    public const string Windows = "windows";
}
