// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

public static class ConversionStrategyType
{
    public const string None = "None";
    public const string Webhook = "Webhook";
}
