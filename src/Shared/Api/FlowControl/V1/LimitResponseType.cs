// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

public static class LimitResponseType
{
    public const string Queue = "Queue";
    public const string Reject = "Reject";
}
