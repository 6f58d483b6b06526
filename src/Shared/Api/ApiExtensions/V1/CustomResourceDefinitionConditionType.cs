// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

public static class CustomResourceDefinitionConditionType
{
    public const string Established = "Established";
    public const string NamesAccepted = "NamesAccepted";
    public const string NonStructuralSchema = "NonStructuralSchema";
    public const string Terminating = "Terminating";
    public const string KubernetesAPIApprovalPolicyConformant = "KubernetesAPIApprovalPolicyConformant";
    public const string StorageMigrating = "StorageMigrating";
}
