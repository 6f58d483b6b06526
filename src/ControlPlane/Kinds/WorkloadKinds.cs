using NetKube.ControlPlane.Kinds.ConfigMaps;
using NetKube.ControlPlane.Kinds.ControllerRevisions;
using NetKube.ControlPlane.Kinds.CronJobs;
using NetKube.ControlPlane.Kinds.DaemonSets;
using NetKube.ControlPlane.Kinds.Deployments;
using NetKube.ControlPlane.Kinds.Events;
using NetKube.ControlPlane.Kinds.HorizontalPodAutoscalers;
using NetKube.ControlPlane.Kinds.Jobs;
using NetKube.ControlPlane.Kinds.LimitRanges;
using NetKube.ControlPlane.Kinds.PodDisruptionBudgets;
using NetKube.ControlPlane.Kinds.PodTemplates;
using NetKube.ControlPlane.Kinds.Pods;
using NetKube.ControlPlane.Kinds.ReplicaSets;
using NetKube.ControlPlane.Kinds.ReplicationControllers;
using NetKube.ControlPlane.Kinds.ResourceQuotas;
using NetKube.ControlPlane.Kinds.Secrets;
using NetKube.ControlPlane.Kinds.StatefulSets;

namespace NetKube.ControlPlane.Kinds;

/// <summary>Pods, what makes them and what they read: one line each. The list of all kinds is <see cref="KindCatalog"/>.</summary>
public static class WorkloadKinds
{
    /// <summary>In the order of their groups.</summary>
    public static readonly IReadOnlyList<IKind> All =
    [
        new PodKind(),
        new PodTemplateKind(),
        new ReplicationControllerKind(),
        new ReplicaSetKind(),
        new DeploymentKind(),
        new DaemonSetKind(),
        new StatefulSetKind(),
        new ControllerRevisionKind(),
        new JobKind(),
        new CronJobKind(),
        new HorizontalPodAutoscalerKind(),
        new OlderHorizontalPodAutoscalerKind(),
        new PodDisruptionBudgetKind(),
        new EventKind(),
        new NewerEventKind(),
        new ConfigMapKind(),
        new SecretKind(),
        new LimitRangeKind(),
        new ResourceQuotaKind(),
    ];
}
