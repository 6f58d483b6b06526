using NetKube.Shared.Api;

namespace NetKube.NodeAgent.Pods;

/// <summary>Between the API's times (UTC, whole seconds) and .NET's.</summary>
internal static class ApiTime
{
    public static DateTimeOffset? Read(Time? time) => time is { } known ? new DateTimeOffset(known.Utc) : null;

    public static Time Write(DateTimeOffset time) => Time.From(time);

    public static Time? Write(DateTimeOffset? time) => time is { } known ? Time.From(known) : null;
}
