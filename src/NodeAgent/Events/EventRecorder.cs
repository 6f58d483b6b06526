using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NetKube.NodeAgent.Pods;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.NodeAgent.Events;

/// <summary>Writes events to the API server.</summary>
internal interface IEventApi
{
    Task CreateAsync(Event @event, CancellationToken stop);

    /// <summary>It happened again: count and last time change. False when the event is gone.</summary>
    Task<bool> RepeatAsync(Event @event, CancellationToken stop);
}

/// <summary>
/// Queues what happened and writes it one after another; the same again within ten minutes raises the count of the event
/// that is there. When the queue is full, the newest is dropped: events are notes, not state.
/// </summary>
internal sealed class EventRecorder(IEventApi api, string node, TimeProvider clock, ILogger log) : IEventSink
{
    private const int QueueLength = 1000;
    private const int LongestMessage = 1024; // the API's limit
    private static readonly TimeSpan Remember = TimeSpan.FromMinutes(10);

    private readonly Channel<Event> _queue = Channel.CreateBounded<Event>(
        new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly Dictionary<string, (Event Event, DateTimeOffset At)> _known = [];

    public void Post(Pod pod, string container, string type, string reason, string message)
    {
        var now = clock.GetUtcNow();
        var init = container.Length > 0 && pod.InitContainers().Any(c => c.Name == container);
        _queue.Writer.TryWrite(new Event
        {
            Metadata = new ObjectMeta { Name = $"{pod.Metadata.Name}.{now.UtcTicks:x}", Namespace = pod.Metadata.Namespace },
            InvolvedObject = new ObjectReference
            {
                Kind = "Pod",
                ApiVersion = "v1",
                Namespace = pod.Metadata.Namespace,
                Name = pod.Metadata.Name,
                Uid = pod.Metadata.Uid,
                ResourceVersion = pod.Metadata.ResourceVersion,
                FieldPath = container.Length == 0 ? "" : init ? $"spec.initContainers{{{container}}}" : $"spec.containers{{{container}}}",
            },
            Reason = reason,
            Message = message.Length <= LongestMessage ? message : message[..LongestMessage],
            Type = type,
            Source = new EventSource { Component = "kubelet", Host = node },
            ReportingComponent = "kubelet",
            ReportingInstance = node,
            FirstTimestamp = ApiTime.Write(now),
            LastTimestamp = ApiTime.Write(now),
            Count = 1,
        });
    }

    public async Task RunAsync(CancellationToken stop)
    {
        await foreach (var @event in _queue.Reader.ReadAllAsync(stop))
        {
            try
            {
                await WriteAsync(@event, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                log.EventLost(@event.Reason, @event.InvolvedObject.Name, e);
            }
        }
    }

    private async Task WriteAsync(Event @event, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (var old in _known.Where(k => now - k.Value.At > Remember).Select(k => k.Key).ToList()) _known.Remove(old);
        var key = $"{@event.InvolvedObject.Uid}/{@event.InvolvedObject.FieldPath}/{@event.Type}/{@event.Reason}/{@event.Message}";
        if (_known.TryGetValue(key, out var known))
        {
            known.Event.Count++;
            known.Event.LastTimestamp = @event.LastTimestamp;
            _known[key] = (known.Event, now);
            if (await api.RepeatAsync(known.Event, stop)) return;
        }
        await api.CreateAsync(@event, stop);
        _known[key] = (@event, now);
    }
}

internal static partial class EventsLog
{
    [LoggerMessage(EventId = 4301, EventName = "EventLost", Level = LogLevel.Debug, Message = "Event {Reason} of {Name} could not be written")]
    public static partial void EventLost(this ILogger log, string reason, string name, Exception error);
}
