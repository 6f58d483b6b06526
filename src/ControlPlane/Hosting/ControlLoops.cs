using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Controllers;
using NetKube.ControlPlane.Controllers.Certificates;
using NetKube.ControlPlane.Scheduler;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Hosting;

/// <summary>Starts the controllers and the scheduler, each as the user that Kubernetes runs it as.</summary>
internal static class ControlLoops
{
    private static readonly RequestUser ControllerManager = new("system:kube-controller-manager", "", ["system:authenticated", "system:masters"], new Dictionary<string, IReadOnlyList<string>>());

    private static readonly RequestUser Scheduler = new("system:kube-scheduler", "", ["system:authenticated"], new Dictionary<string, IReadOnlyList<string>>());

    public static IEnumerable<Task> Start(ControlPlaneOptions options, ApiServerParts parts, ClusterPki pki, TimeProvider clock, ILoggerFactory logs, CancellationToken stop)
    {
        var controllers = new ControllerOptions
        {
            Controllers = options.Controllers,
            ClusterCidrs = [options.PodNetwork.ToString()],
            QueueMetrics = parts.Metrics.Add(new WorkQueueMetrics()),
            RootCaPem = pki.Authority.CertificatePem,
            Signer = new AuthoritySigner(pki.Authority),
            LeaderElection = Election(options, "kube-controller-manager"),
        };
        var runsControllers = !options.Controllers.SequenceEqual(["-*"]);
        var client = parts.KubeClientFor(ControllerManager);
        InformerSet? shared = null;
        if (runsControllers && options.Scheduler && !options.LeaderElect)
        {
            // Both live and die with this process: what they watch they keep once.
            shared = new InformerSet(client, clock, controllers.RandomSeed, logs.CreateLogger<InformerSet>());
            yield return shared.RunAsync(stop);
        }
        if (runsControllers) yield return new ControllerHost(client, controllers, clock, logs, shared).RunAsync(stop);
        if (options.Scheduler) yield return new SchedulerHost(parts.KubeClientFor(Scheduler),
            new SchedulerOptions { LeaderElection = Election(options, "kube-scheduler") }, clock, logs, shared).RunAsync(stop);
    }

    private static LeaderElectionSettings? Election(ControlPlaneOptions options, string lease) => options.LeaderElect
        ? new LeaderElectionSettings { LeaseName = lease, Identity = options.LeaderIdentity ?? $"{Environment.MachineName}_{Guid.NewGuid()}" }
        : null;
}
