using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Threading;

namespace NetKube.Shared.Client;

/// <summary>Where events say they come from.</summary>
/// <param name="Component">Such as "deployment-controller".</param>
/// <param name="Host">The node, for agents.</param>
public sealed record EventOrigin(string Component, string Host = "");

/// <summary>
/// Writes core/v1 Events. Recording never blocks and never fails: what the queue cannot take is dropped. The same event
/// again raises the count of the one written; many events on one object are spread by a token bucket of 25, refilled by
/// one every five minutes (client-go's spam filter), and more than ten alike but for their message become one.
/// </summary>
public sealed class EventRecorder(IKubeClient client, EventOrigin origin, TimeProvider clock, ILogger log)
{
    private readonly Channel<Event> _queue = Channel.CreateBounded<Event>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly EventCorrelator _correlator = new(clock);
    private readonly int _mark = MarkOf(origin);
    private long _lastTick;

    /// <summary>Type "Normal".</summary>
    public void Normal(IKubeObject about, string reason, string message) => Record(Reference(about), "Normal", reason, message);

    /// <summary>Type "Warning".</summary>
    public void Warning(IKubeObject about, string reason, string message) => Record(Reference(about), "Warning", reason, message);

    public void Record(ObjectReference about, string type, string reason, string message, string action = "")
    {
        var now = Time.Now(clock);
        var ns = about.Namespace.Length == 0 ? "default" : about.Namespace;
        _queue.Writer.TryWrite(new Event
        {
            Metadata = { Namespace = ns, Name = about.Name + "." + NextStamp().ToString("x", CultureInfo.InvariantCulture) },
            InvolvedObject = about,
            Reason = reason,
            Message = message.Length > 1024 ? message[..1024] : message,
            Source = new EventSource { Component = origin.Component, Host = origin.Host },
            FirstTimestamp = now,
            LastTimestamp = now,
            Count = 1,
            Type = type,
            Action = action,
            ReportingComponent = origin.Component,
            ReportingInstance = origin.Host,
        });
    }

    /// <summary>Writes what was recorded, until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await foreach (var recorded in _queue.Reader.ReadHereAsync(stop))
        {
            if (_correlator.Correlate(recorded) is not { } correlated) continue;
            await WriteAsync(correlated, stop);
        }
    }

    /// <summary>
    /// Nanoseconds since 1970, as Kubernetes names events, but never the same twice: the clock's ticks are made to rise,
    /// and the two digits below them tell recorders apart (a test's clock stands still).
    /// </summary>
    private long NextStamp()
    {
        var now = clock.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks;
        while (true)
        {
            var last = Volatile.Read(ref _lastTick);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _lastTick, next, last) == last) return (next * 100) + _mark;
        }
    }

    private static int MarkOf(EventOrigin origin)
    {
        var hash = 17u;
        foreach (var c in origin.Component + origin.Host) hash = (hash * 31) + c;
        return (int)(hash % 100);
    }

    private async Task WriteAsync(CorrelatedEvent correlated, CancellationToken stop)
    {
        var value = correlated.Event;
        try
        {
            if (correlated.SeenBefore)
            {
                var patch = string.Create(CultureInfo.InvariantCulture, $$"""{"count":{{value.Count}},"lastTimestamp":"{{value.LastTimestamp}}"}""");
                await client.PatchAsync<Event>(value.Metadata.Namespace, value.Metadata.Name, new PatchBody(PatchKind.Merge, patch), stop: stop);
                return;
            }
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            value.Count = 1;   // the earlier one has expired: write it anew below
        }
        catch (Exception e) when (!stop.IsCancellationRequested && PassingFailure.Is(e))
        {
            log.EventNotWritten(value.Reason, value.InvolvedObject.Name, e.Message);
            return;
        }
        try
        {
            await client.CreateAsync(value, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested && PassingFailure.Is(e))
        {
            _correlator.Forget(value);
            log.EventNotWritten(value.Reason, value.InvolvedObject.Name, e.Message);
        }
    }

    private static ObjectReference Reference(IKubeObject about) => new()
    {
        Kind = about.Kind,
        ApiVersion = about.ApiVersion,
        Namespace = about.Metadata.Namespace,
        Name = about.Metadata.Name,
        Uid = about.Metadata.Uid,
        ResourceVersion = about.Metadata.ResourceVersion,
    };
}
