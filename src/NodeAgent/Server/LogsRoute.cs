using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using NetKube.NodeAgent.Runtime;

namespace NetKube.NodeAgent.Server;

/// <summary>GET /containerLogs/{ns}/{pod}/{container}: what `kubectl logs` shows, both streams as one.</summary>
internal sealed class LogsRoute(ContainerDirectory directory, IContainerStreams streams, TimeProvider clock)
{
    public Task ServeAsync(HttpContext context) => RouteException.GuardAsync(context, async () =>
    {
        var stop = context.RequestAborted;
        var ask = context.Request.Query;
        var container = await directory.ContainerAsync(context, IsSet(ask, "previous"), stop);
        var left = Number(ask, "limitBytes") ?? long.MaxValue;
        context.Response.ContentType = "text/plain";
        var query = QueryOf(ask);
        if (query.TailLines == 0 && !query.Follow) return;
        if (query.Follow) await context.Response.StartAsync(stop);
        await foreach (var chunk in streams.ReadLogsAsync(container.Id, query, stop))
        {
            var piece = chunk.Bytes[..(int)Math.Min(chunk.Bytes.Length, left)];
            await context.Response.Body.WriteAsync(piece, stop);
            if (query.Follow) await context.Response.Body.FlushAsync(stop);
            left -= piece.Length;
            if (left == 0) return;
        }
    });

    private LogQuery QueryOf(IQueryCollection ask)
    {
        DateTimeOffset? since = null;
        if (Number(ask, "sinceSeconds") is { } seconds) since = clock.GetUtcNow().AddSeconds(-seconds);
        if (ask["sinceTime"].ToString() is { Length: > 0 } time)
        {
            since = DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
                ? parsed
                : throw new RouteException(HttpStatusCode.BadRequest, $"sinceTime '{time}' is no time");
        }
        return new LogQuery
        {
            Follow = IsSet(ask, "follow"),
            Timestamps = IsSet(ask, "timestamps"),
            TailLines = (int?)Number(ask, "tailLines"),
            Since = since,
        };
    }

    public static bool IsSet(IQueryCollection ask, string name) => ask[name].ToString() is "true" or "1";

    private static long? Number(IQueryCollection ask, string name)
    {
        var text = ask[name].ToString();
        if (text.Length == 0) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new RouteException(HttpStatusCode.BadRequest, $"{name} '{text}' is no number");
    }
}
