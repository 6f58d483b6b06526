// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

public static class VolumeLifecycleMode
{
    public const string Persistent = "Persistent";
    public const string Ephemeral = "Ephemeral";
}
