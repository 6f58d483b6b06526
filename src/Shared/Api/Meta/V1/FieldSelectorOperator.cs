// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

public static class FieldSelectorOperator
{
    public const string In = "In";
    public const string NotIn = "NotIn";
    public const string Exists = "Exists";
    public const string DoesNotExist = "DoesNotExist";
}
