// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

public static class NamespacePhase
{
    public const string Active = "Active";
    public const string Terminating = "Terminating";
}
