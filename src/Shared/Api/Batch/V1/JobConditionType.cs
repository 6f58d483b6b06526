// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

public static class JobConditionType
{
    public const string Suspended = "Suspended";
    public const string Complete = "Complete";
    public const string Failed = "Failed";
    public const string FailureTarget = "FailureTarget";
    public const string SuccessCriteriaMet = "SuccessCriteriaMet";
}
