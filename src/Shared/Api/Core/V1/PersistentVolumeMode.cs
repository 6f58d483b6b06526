// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

public static class PersistentVolumeMode
{
    public const string Block = "Block";
    public const string Filesystem = "Filesystem";
}
