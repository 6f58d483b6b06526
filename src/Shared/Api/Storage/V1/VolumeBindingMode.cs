// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

public static class VolumeBindingMode
{
    public const string Immediate = "Immediate";
    public const string WaitForFirstConsumer = "WaitForFirstConsumer";
}
