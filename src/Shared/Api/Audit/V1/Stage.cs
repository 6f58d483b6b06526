// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Audit.V1;

public static class Stage
{
    public const string RequestReceived = "RequestReceived";
    public const string ResponseStarted = "ResponseStarted";
    public const string ResponseComplete = "ResponseComplete";
    public const string Panic = "Panic";
}
