// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

public static class StorageMedium
{
    public const string None = "";
    public const string Memory = "Memory";
    public const string HugePages = "HugePages";
    public const string HugePages_ = "HugePages-";
}
