// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

public static class TolerationOperator
{
    public const string Exists = "Exists";
    public const string Equal = "Equal";
    public const string Lt = "Lt";
    public const string Gt = "Gt";
}
