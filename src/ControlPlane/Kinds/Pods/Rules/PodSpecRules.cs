using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Rules of a pod's spec wherever it stands.</summary>
internal static class PodSpecRules
{
    /// <summary>The whole spec.</summary>
    /// <param name="errors">Where to.</param>
    /// <param name="field">Of the spec.</param>
    /// <param name="spec">The spec.</param>
    /// <param name="isPod">A pod, not a template.</param>
    public static void Check(FieldErrors errors, Field field, PodSpec spec, bool isPod)
    {
        var context = new PodRuleContext(errors, spec, isPod);
        VolumeRules.Check(context, field.Child("volumes"));
        ClaimRules.Check(context, field.Child("resourceClaims"));
        ContainerRules.Regular(context, field.Child("containers"));
        ContainerRules.Init(context, field.Child("initContainers"));
        ContainerRules.Ephemeral(context, field.Child("ephemeralContainers"));
        if (spec.Resources is { } resources) PodResourceRules.Check(context, field.Child("resources"), resources);
        errors.RequiredOneOf(field.Child("restartPolicy"), spec.RestartPolicy, RestartPolicy.Always, RestartPolicy.OnFailure, RestartPolicy.Never);
        errors.RequiredOneOf(field.Child("dnsPolicy"), spec.DnsPolicy, DNSPolicy.ClusterFirstWithHostNet, DNSPolicy.ClusterFirst, DNSPolicy.Default, DNSPolicy.None);
        errors.Labels(field.Child("nodeSelector"), spec.NodeSelector);
        SecurityRules.Pod(context, field, field.Child("securityContext"));
        AffinityRules.Check(errors, field.Child("affinity"), spec.Affinity);
        PodNetworkRules.Check(context, field);
        SchedulingRules.Check(context, field);
        WindowsRules.HostProcess(context, field);
        Names(context, field);
        if (spec.ActiveDeadlineSeconds is { } deadline and (< 1 or > int.MaxValue)) errors.Invalid(field.Child("activeDeadlineSeconds"), deadline, Validation.Names.Range(1, int.MaxValue));
        if (spec.Overhead is { } overhead) errors.Requirements(field.Child("overhead"), new() { Limits = overhead }, ResourceRules.ContainerResourceName);
        WindowsRules.OperatingSystem(context, field);
    }

    /// <summary>Rules that templates were never held to, so that stored ones stay valid.</summary>
    public static void CheckPodOnly(FieldErrors errors, Field field, PodSpec spec)
    {
        if (spec.ServiceAccountName.Length == 0) NoTokens(errors, field.Child("volumes"), spec.Volumes ?? []);
        Images(errors, field.Child("containers"), spec.Containers);
        Images(errors, field.Child("initContainers"), spec.InitContainers);
    }

    private static void Names(PodRuleContext context, Field field)
    {
        var (errors, spec) = (context.Errors, context.Spec);
        if (spec.ServiceAccountName.Length > 0) errors.DnsSubdomain(field.Child("serviceAccountName"), spec.ServiceAccountName);
        if (spec.NodeName.Length > 0) errors.DnsSubdomain(field.Child("nodeName"), spec.NodeName);
        if (spec.PriorityClassName.Length > 0) errors.DnsSubdomain(field.Child("priorityClassName"), spec.PriorityClassName);
        if (spec.RuntimeClassName is { } runtimeClass) errors.DnsSubdomain(field.Child("runtimeClassName"), runtimeClass);
        if (spec.PreemptionPolicy is { } preemption) errors.RequiredOneOf(field.Child("preemptionPolicy"), preemption, PreemptionPolicy.PreemptLowerPriority, PreemptionPolicy.Never);
        if (spec.Hostname.Length > 0) errors.DnsLabel(field.Child("hostname"), spec.Hostname);
        if (spec.Subdomain.Length > 0) errors.DnsLabel(field.Child("subdomain"), spec.Subdomain);
        if (spec.HostnameOverride is { } name) HostnameOverride(context, field, name);
    }

    private static void HostnameOverride(PodRuleContext context, Field field, string name)
    {
        var at = field.Child("hostnameOverride");
        if (name.Length > 64) context.Errors.TooLong(at, 64);
        context.Errors.DnsSubdomain(at, name);
        if (context.Spec.SetHostnameAsFQDN == true) context.Errors.Forbidden(at, "may not be specified when `setHostnameAsFQDN` is true");
        if (context.Spec.HostNetwork) context.Errors.Forbidden(at, "may not be specified when `hostNetwork` is true");
    }

    private static void NoTokens(FieldErrors errors, Field field, List<Volume> volumes)
    {
        for (var i = 0; i < volumes.Count; i++)
        {
            var sources = volumes[i].VolumeSource.Projected?.Sources ?? [];
            for (var j = 0; j < sources.Count; j++)
            {
                if (sources[j].ServiceAccountToken is null) continue;
                errors.Forbidden(field.Index(i).Child("projected", "sources").Index(j).Child("serviceAccountToken"), "must not be specified when serviceAccountName is not set");
            }
        }
    }

    private static void Images(FieldErrors errors, Field field, List<Container>? containers)
    {
        for (var i = 0; i < (containers?.Count ?? 0); i++) ContainerRules.ImageSpaces(errors, field.Index(i).Child("image"), containers![i].Image);
    }
}
