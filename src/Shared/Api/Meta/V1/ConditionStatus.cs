// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

public static class ConditionStatus
{
    public const string True = "True";
    public const string False = "False";
    public const string Unknown = "Unknown";
}
