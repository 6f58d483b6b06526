// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

public static class ReplicaSetConditionType
{
    public const string ReplicaFailure = "ReplicaFailure";
}
