// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Coordination.V1;

public static class CoordinatedLeaseStrategy
{
    public const string OldestEmulationVersion = "OldestEmulationVersion";
}
