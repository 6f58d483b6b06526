// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Policy.V1;

public static class UnhealthyPodEvictionPolicyType
{
    public const string IfHealthyBudget = "IfHealthyBudget";
    public const string AlwaysAllow = "AlwaysAllow";
}
