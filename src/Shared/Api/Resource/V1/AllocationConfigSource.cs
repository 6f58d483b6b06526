// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

public static class AllocationConfigSource
{
    public const string FromClass = "FromClass";
    public const string FromClaim = "FromClaim";
}
