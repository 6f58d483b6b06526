using NetKube.ControlPlane.Controllers.Framework;
using NetKube.ControlPlane.Controllers.ReplicaSets;

namespace NetKube.ControlPlane.Controllers;

/// <summary>Every controller, by kube-controller-manager's names. null: the options leave it nothing to do.</summary>
internal static class ControllerList
{
    public static readonly (string Name, Func<ControllerContext, IController?> Make)[] All =
    [
        ("serviceaccount-controller", c => new ServiceAccounts.ServiceAccountController(c)),
        ("root-ca-certificate-publisher-controller", c => c.Options.RootCaPem is null ? null : new RootCa.RootCaPublisher(c)),
        ("namespace-controller", c => new Namespaces.NamespaceController(c)),
        ("node-ipam-controller", c => c.Options.ClusterCidrs.Count == 0 ? null : new NodeIpam.NodeIpamController(c)),
        ("node-lifecycle-controller", c => new NodeLifecycle.NodeLifecycleController(c)),
        ("taint-eviction-controller", c => new TaintEviction.TaintEvictionController(c)),
        ("pod-garbage-collector-controller", c => new PodGc.PodGcController(c)),
        ("replicaset-controller", c => new ReplicaController<Shared.Api.Apps.V1.ReplicaSet>(c, ReplicaKinds.ReplicaSet)),
        ("replicationcontroller-controller", c => new ReplicaController<Shared.Api.Core.V1.ReplicationController>(c, ReplicaKinds.ReplicationController)),
        ("deployment-controller", c => new Deployments.DeploymentController(c)),
        ("daemonset-controller", c => new DaemonSets.DaemonSetController(c)),
        ("statefulset-controller", c => new StatefulSets.StatefulSetController(c)),
        ("job-controller", c => new Jobs.JobController(c)),
        ("cronjob-controller", c => new CronJobs.CronJobController(c)),
        ("ttl-after-finished-controller", c => new TtlAfterFinished.TtlAfterFinishedController(c)),
        ("disruption-controller", c => new Disruption.DisruptionController(c)),
        ("endpointslice-controller", c => new EndpointSlices.EndpointSliceController(c)),
        ("endpoints-controller", c => new LegacyEndpoints.EndpointsController(c)),
        ("certificatesigningrequest-approving-controller", c => new Certificates.CertificateApprovingController(c)),
        ("certificatesigningrequest-signing-controller", c => c.Options.Signer is null ? null : new Certificates.CertificateSigningController(c)),
        ("certificatesigningrequest-cleaner-controller", c => new Certificates.CertificateCleanerController(c)),
        ("clusterrole-aggregation-controller", c => new ClusterRoleAggregation.ClusterRoleAggregationController(c)),
        ("garbage-collector-controller", c => new GarbageCollector.GarbageCollectorController(c)),
    ];

    /// <summary>
    /// What --controllers says: "*" is all, "name" that one, "-name" not that one; without "*" only those named run.
    /// A name that does not exist is an error, so that a misspelt one is not silently ignored.
    /// </summary>
    public static IEnumerable<(string Name, Func<ControllerContext, IController?> Make)> Chosen(IReadOnlyList<string> words)
    {
        foreach (var name in words.Select(w => w.TrimStart('-')).Where(n => n != "*"))
        {
            if (!Array.Exists(All, c => c.Name == name))
            {
                throw new ArgumentException($"--controllers: there is no controller \"{name}\"; there are {string.Join(", ", All.Select(c => c.Name))}.", nameof(words));
            }
        }
        var all = words.Contains("*");
        return All.Where(c => !words.Contains("-" + c.Name) && (all || words.Contains(c.Name)));
    }
}
