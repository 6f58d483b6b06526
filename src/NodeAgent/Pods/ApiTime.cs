using NetKube.Shared.Api;

namespace NetKube.NodeAgent.Pods;

/// <summary>Between the API's times (UTC, whole seconds on the wire) and .NET's.</summary>
internal static class ApiTime
{
    public static DateTimeOffset? Read(Time? time) => time is { } known ? new DateTimeOffset(known.Value) : null;

    public static Time Write(DateTimeOffset time) => new(time.UtcDateTime);

    public static Time? Write(DateTimeOffset? time) => time is { } known ? Write(known) : null;
}
