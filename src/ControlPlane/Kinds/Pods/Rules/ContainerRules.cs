using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Rules of the three kinds of containers.</summary>
internal static class ContainerRules
{
    private const string OnlySidecars = "may not be set for init containers without restartPolicy=Always";
    private const string NotEphemeral = "cannot be set for an Ephemeral Container";

    /// <summary>spec.containers.</summary>
    public static void Regular(PodRuleContext context, Field field)
    {
        if (context.Spec.Containers is not { Count: > 0 } containers)
        {
            context.Errors.Required(field);
            return;
        }
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < containers.Count; i++)
        {
            var (container, at) = (containers[i], field.Index(i));
            Common(context, at, container);
            if (!names.Add(container.Name)) context.Errors.Duplicate(at.Child("name"), container.Name);
            ProbeRules.Lifecycle(context, at.Child("lifecycle"), container.Lifecycle);
            ProbeRules.Check(context, at, container);
            RestartRules.Check(context.Errors, at, container.RestartPolicy, container.RestartPolicyRules);
        }
        HostPorts(context.Errors, field, containers);
    }

    /// <summary>spec.initContainers: they run one after the other; sidecars go on running.</summary>
    public static void Init(PodRuleContext context, Field field)
    {
        var names = (context.Spec.Containers ?? []).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var containers = context.Spec.InitContainers ?? [];
        for (var i = 0; i < containers.Count; i++)
        {
            var (container, at) = (containers[i], field.Index(i));
            Common(context, at, container);
            if (container.Name.Length > 0 && !names.Add(container.Name)) context.Errors.Duplicate(at.Child("name"), container.Name);
            // One container's ports cannot clash with another's that has ended; Kubernetes reports them at index 0.
            HostPorts(context.Errors, field, [container]);
            if (PodResources.IsSidecar(container))
            {
                ProbeRules.Lifecycle(context, at.Child("lifecycle"), container.Lifecycle);
                ProbeRules.Check(context, at, container);
            }
            else RunsOnce(context.Errors, at, container);
            RestartRules.Check(context.Errors, at, container.RestartPolicy, container.RestartPolicyRules);
        }
    }

    /// <summary>spec.ephemeralContainers: for a look inside, without anything a pod may rely on.</summary>
    public static void Ephemeral(PodRuleContext context, Field field)
    {
        var others = (context.Spec.Containers ?? []).Concat(context.Spec.InitContainers ?? []).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var names = new HashSet<string>(others, StringComparer.Ordinal);
        var containers = context.Spec.EphemeralContainers ?? [];
        for (var i = 0; i < containers.Count; i++)
        {
            var (container, at) = (EphemeralContainers.AsContainer(containers[i]), field.Index(i));
            Common(context, at, container);
            ImageSpaces(context.Errors, at.Child("image"), container.Image);
            if (!names.Add(container.Name)) context.Errors.Duplicate(at.Child("name"), container.Name);
            var target = containers[i].TargetContainerName;
            if (target.Length > 0 && !others.Contains(target)) context.Errors.NotFound(at.Child("targetContainerName"), target);
            LooksOnly(context.Errors, at, container);
        }
    }

    /// <summary>Spaces around an image's name are refused in pods only; old templates may have them.</summary>
    public static void ImageSpaces(FieldErrors errors, Field field, string image)
    {
        if (image.Trim().Length != image.Length) errors.Invalid(field, image, "must not have leading or trailing whitespace");
    }

    private static void Common(PodRuleContext context, Field field, Container container)
    {
        var errors = context.Errors;
        if (container.Name.Length == 0) errors.Required(field.Child("name"));
        else errors.DnsLabel(field.Child("name"), container.Name);
        if (container.Image.Length == 0) errors.Required(field.Child("image"));
        errors.RequiredOneOf(field.Child("terminationMessagePolicy"), container.TerminationMessagePolicy, TerminationMessagePolicy.File, TerminationMessagePolicy.FallbackToLogsOnError);
        Ports(errors, field.Child("ports"), container.Ports ?? []);
        EnvironmentRules.Variables(context, field.Child("env"), container.Env);
        EnvironmentRules.Sources(errors, field.Child("envFrom"), container.EnvFrom);
        MountRules.Mounts(context, field.Child("volumeMounts"), container);
        MountRules.Devices(context, field.Child("volumeDevices"), container);
        errors.RequiredOneOf(field.Child("imagePullPolicy"), container.ImagePullPolicy, PullPolicy.Always, PullPolicy.IfNotPresent, PullPolicy.Never);
        errors.Requirements(field.Child("resources"), container.Resources, ResourceRules.ContainerResourceName);
        ClaimRules.Used(context, field.Child("resources", "claims"), container.Resources.Claims);
        Resize(context, field.Child("resizePolicy"), container.ResizePolicy ?? []);
        SecurityRules.Container(context, field.Child("securityContext"), container.SecurityContext);
    }

    private static void Ports(FieldErrors errors, Field field, List<ContainerPort> ports)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ports.Count; i++)
        {
            var (port, at) = (ports[i], field.Index(i));
            if (port.Name.Length > 0)
            {
                var wrong = Names.PortName(port.Name).ToList();
                errors.InvalidEach(at.Child("name"), port.Name, wrong);
                if (wrong.Count == 0 && !names.Add(port.Name)) errors.Duplicate(at.Child("name"), port.Name);
            }
            if (port.ContainerPortValue == 0) errors.Required(at.Child("containerPort"));
            else errors.PortNumber(at.Child("containerPort"), port.ContainerPortValue);
            if (port.HostPort != 0) errors.PortNumber(at.Child("hostPort"), port.HostPort);
            errors.RequiredOneOf(at.Child("protocol"), port.Protocol, Protocol.SCTP, Protocol.TCP, Protocol.UDP);
        }
    }

    private static void HostPorts(FieldErrors errors, Field field, List<Container> containers)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < containers.Count; i++)
        {
            var ports = containers[i].Ports ?? [];
            for (var j = 0; j < ports.Count; j++)
            {
                if (ports[j].HostPort == 0) continue;
                var place = $"{ports[j].Protocol}/{ports[j].HostIP}/{ports[j].HostPort}";
                if (!taken.Add(place)) errors.Duplicate(field.Index(i).Child("ports").Index(j).Child("hostPort"), place);
            }
        }
    }

    private static void Resize(PodRuleContext context, Field field, List<ContainerResizePolicy> policies)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < policies.Count; i++)
        {
            var policy = policies[i];
            if (!seen.Add(policy.ResourceName)) context.Errors.Duplicate(field.Index(i), policy.ResourceName);
            context.Errors.RequiredOneOf(field, policy.ResourceName, ResourceName.Cpu, ResourceName.Memory);
            context.Errors.RequiredOneOf(field, policy.RestartPolicy, ResourceResizeRestartPolicy.NotRequired, ResourceResizeRestartPolicy.RestartContainer);
            if (context.Spec.RestartPolicy == RestartPolicy.Never && policy.RestartPolicy != ResourceResizeRestartPolicy.NotRequired)
            {
                context.Errors.Invalid(field, policy.RestartPolicy, "must be 'NotRequired' when `restartPolicy` is 'Never'");
            }
        }
    }

    private static void RunsOnce(FieldErrors errors, Field field, Container container)
    {
        if (container.Lifecycle is not null) errors.Forbidden(field.Child("lifecycle"), OnlySidecars);
        if (container.LivenessProbe is not null) errors.Forbidden(field.Child("livenessProbe"), OnlySidecars);
        if (container.ReadinessProbe is not null) errors.Forbidden(field.Child("readinessProbe"), OnlySidecars);
        if (container.StartupProbe is not null) errors.Forbidden(field.Child("startupProbe"), OnlySidecars);
    }

    private static void LooksOnly(FieldErrors errors, Field field, Container container)
    {
        (string Name, bool Given)[] refused =
        [
            ("ports", container.Ports is { Count: > 0 }),
            ("resources", container.Resources is { Limits: not null } or { Requests: not null } or { Claims: not null }),
            ("resizePolicy", container.ResizePolicy is not null),
            ("restartPolicy", container.RestartPolicy is not null),
            ("restartPolicyRules", container.RestartPolicyRules is not null),
            ("livenessProbe", container.LivenessProbe is not null),
            ("readinessProbe", container.ReadinessProbe is not null),
            ("startupProbe", container.StartupProbe is not null),
            ("lifecycle", container.Lifecycle is not null),
        ];
        foreach (var (name, given) in refused)
        {
            if (given) errors.Forbidden(field.Child(name), NotEphemeral);
        }
        var mounts = container.VolumeMounts ?? [];
        for (var i = 0; i < mounts.Count; i++)
        {
            // A sub-path is a bind mount that stays until the pod ends.
            if (mounts[i].SubPath.Length > 0) errors.Forbidden(field.Child("volumeMounts").Index(i).Child("subPath"), NotEphemeral);
            if (mounts[i].SubPathExpr.Length > 0) errors.Forbidden(field.Child("volumeMounts").Index(i).Child("subPathExpr"), NotEphemeral);
        }
    }
}
