// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

public static class DeploymentConditionType
{
    public const string Available = "Available";
    public const string Progressing = "Progressing";
    public const string ReplicaFailure = "ReplicaFailure";
}
