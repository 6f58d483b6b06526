namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>The clock of the server that handles a request.</summary>
public static class RequestClock
{
    /// <summary>The registered clock; the system's where none is.</summary>
    public static TimeProvider GetClock(this IServiceProvider services) =>
        (TimeProvider?)services.GetService(typeof(TimeProvider)) ?? TimeProvider.System;
}
