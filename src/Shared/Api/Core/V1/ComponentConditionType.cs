// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

public static class ComponentConditionType
{
    public const string Healthy = "Healthy";
}
