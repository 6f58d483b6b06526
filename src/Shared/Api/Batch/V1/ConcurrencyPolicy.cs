// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

public static class ConcurrencyPolicy
{
    public const string Allow = "Allow";
    public const string Forbid = "Forbid";
    public const string Replace = "Replace";
}
