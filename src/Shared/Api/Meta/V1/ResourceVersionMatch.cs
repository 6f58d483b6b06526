// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

public static class ResourceVersionMatch
{
    public const string NotOlderThan = "NotOlderThan";
    public const string Exact = "Exact";
}
