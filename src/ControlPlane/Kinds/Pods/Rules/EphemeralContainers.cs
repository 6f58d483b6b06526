using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>An ephemeral container has a container's fields, in a type of its own.</summary>
internal static class EphemeralContainers
{
    /// <summary>The same fields as a container's (shared, not copied).</summary>
    public static Container AsContainer(EphemeralContainer container)
    {
        var common = container.EphemeralContainerCommon;
        return new Container
        {
            Name = common.Name,
            Image = common.Image,
            Command = common.Command,
            Args = common.Args,
            WorkingDir = common.WorkingDir,
            Ports = common.Ports,
            EnvFrom = common.EnvFrom,
            Env = common.Env,
            Resources = common.Resources,
            ResizePolicy = common.ResizePolicy,
            RestartPolicy = common.RestartPolicy,
            RestartPolicyRules = common.RestartPolicyRules,
            VolumeMounts = common.VolumeMounts,
            VolumeDevices = common.VolumeDevices,
            LivenessProbe = common.LivenessProbe,
            ReadinessProbe = common.ReadinessProbe,
            StartupProbe = common.StartupProbe,
            Lifecycle = common.Lifecycle,
            TerminationMessagePath = common.TerminationMessagePath,
            TerminationMessagePolicy = common.TerminationMessagePolicy,
            ImagePullPolicy = common.ImagePullPolicy,
            SecurityContext = common.SecurityContext,
            Stdin = common.Stdin,
            StdinOnce = common.StdinOnce,
            Tty = common.Tty,
        };
    }
}
