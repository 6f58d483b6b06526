using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>Defaults of a pod's spec wherever it stands: in a pod and in every controller's template.</summary>
internal static class PodSpecDefaults
{
    // Containers that ran first were annotations once; such annotations are not kept.
    private static readonly string[] InitContainerAnnotations =
    [
        "pod.beta.kubernetes.io/init-containers",
        "pod.alpha.kubernetes.io/init-containers",
        "pod.beta.kubernetes.io/init-container-statuses",
        "pod.alpha.kubernetes.io/init-container-statuses",
    ];

    /// <summary>A template's spec and metadata.</summary>
    public static void Apply(PodTemplateSpec template)
    {
        DropOldAnnotations(template.Metadata);
        Apply(template.Spec);
    }

    public static void Apply(PodSpec spec)
    {
        if (spec.DnsPolicy.Length == 0) spec.DnsPolicy = DNSPolicy.ClusterFirst;
        if (spec.RestartPolicy.Length == 0) spec.RestartPolicy = RestartPolicy.Always;
        if (spec.SchedulerName.Length == 0) spec.SchedulerName = "default-scheduler";
        if (spec.ServiceAccountName.Length == 0) spec.ServiceAccountName = spec.ServiceAccount;
        spec.ServiceAccount = spec.ServiceAccountName;
        spec.TerminationGracePeriodSeconds ??= 30;
        spec.SecurityContext ??= new();
        foreach (var container in spec.Containers ?? []) ContainerDefaults.Apply(container);
        foreach (var container in spec.InitContainers ?? []) ContainerDefaults.Apply(container);
        foreach (var container in spec.EphemeralContainers ?? []) ContainerDefaults.Apply(container.EphemeralContainerCommon);
        foreach (var volume in spec.Volumes ?? []) VolumeDefaults.Apply(volume);
    }

    /// <summary>Removes annotations that the API no longer carries.</summary>
    public static void DropOldAnnotations(ObjectMeta metadata)
    {
        if (metadata.Annotations is not { } annotations) return;
        foreach (var key in InitContainerAnnotations) annotations.Remove(key);
    }
}
