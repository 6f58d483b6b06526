// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

public static class DeviceTolerationOperator
{
    public const string Exists = "Exists";
    public const string Equal = "Equal";
}
