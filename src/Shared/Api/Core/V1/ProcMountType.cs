// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

public static class ProcMountType
{
    public const string Default = "Default";
    public const string Unmasked = "Unmasked";
}
