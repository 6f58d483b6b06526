using NetKube.NodeAgent.Events;
using NetKube.NodeAgent.Pods;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.NodeAgent.ApiServer;

/// <summary>Pods' events by way of the shared recorder; one about a container names it in the field path.</summary>
internal sealed class ApiEvents(EventRecorder recorder) : IEventSink
{
    public void Post(Pod pod, string container, string type, string reason, string message)
    {
        var init = container.Length > 0 && pod.InitContainers().Any(c => c.Name == container);
        recorder.Record(new ObjectReference
        {
            Kind = "Pod",
            ApiVersion = "v1",
            Namespace = pod.Metadata.Namespace,
            Name = pod.Metadata.Name,
            Uid = pod.Metadata.Uid,
            ResourceVersion = pod.Metadata.ResourceVersion,
            FieldPath = container.Length == 0 ? "" : init ? $"spec.initContainers{{{container}}}" : $"spec.containers{{{container}}}",
        }, type, reason, message);
    }
}
