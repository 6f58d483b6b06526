// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

public static class ReplicationControllerConditionType
{
    public const string ReplicaFailure = "ReplicaFailure";
}
