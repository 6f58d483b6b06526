// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

public static class RowConditionType
{
    public const string Completed = "Completed";
}
