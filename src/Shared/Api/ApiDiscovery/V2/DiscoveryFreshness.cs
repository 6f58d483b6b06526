// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiDiscovery.V2;

public static class DiscoveryFreshness
{
    public const string Current = "Current";
    public const string Stale = "Stale";
}
