using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Events;

/// <summary>Takes notes of what happened; somebody writes them to the API server later. Never fails, never blocks.</summary>
internal interface IEventSink
{
    /// <param name="container">The container's name; empty when it is about the whole pod.</param>
    void Post(Pod pod, string container, string type, string reason, string message);
}

internal static class EventSinks
{
    public static void Normal(this IEventSink events, Pod pod, string container, string reason, string message) =>
        events.Post(pod, container, "Normal", reason, message);

    public static void Warning(this IEventSink events, Pod pod, string container, string reason, string message) =>
        events.Post(pod, container, "Warning", reason, message);
}
