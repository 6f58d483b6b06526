using Microsoft.Extensions.Logging;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Hosting;

/// <summary>Starts the controllers and the scheduler, each as the user that Kubernetes runs it as.</summary>
internal static class ControlLoops
{
    public static IEnumerable<Task> Start(ControlPlaneOptions options, ApiServerParts parts, ClusterPki pki, TimeProvider clock, ILoggerFactory logs, CancellationToken stop)
    {
        yield break;
    }
}
