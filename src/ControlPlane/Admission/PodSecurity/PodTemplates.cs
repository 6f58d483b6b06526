using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Batch.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Admission.PodSecurity;

/// <summary>The pods that an object will make.</summary>
public static class PodTemplates
{
    /// <summary>The template; null for what makes none.</summary>
    public static PodTemplateSpec? Of(IKubeObject? value) => value switch
    {
        PodTemplate template => template.Template,
        ReplicationController controller => controller.Spec.Template,
        Deployment deployment => deployment.Spec.Template,
        ReplicaSet set => set.Spec.Template,
        StatefulSet set => set.Spec.Template,
        DaemonSet set => set.Spec.Template,
        Job job => job.Spec.Template,
        CronJob job => job.Spec.JobTemplate.Spec.Template,
        _ => null,
    };
}
