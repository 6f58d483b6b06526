using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Rules of a status that a kubelet or a controller writes.</summary>
internal static class PodStatusRules
{
    public static void Check(FieldErrors errors, Pod pod, Pod old)
    {
        var field = Field.Of("status");
        var (now, before) = (pod.Status, old.Status);
        if (now.NominatedNodeName != before.NominatedNodeName && now.NominatedNodeName.Length > 0) errors.DnsSubdomain(field.Child("nominatedNodeName"), now.NominatedNodeName);
        if (now.QosClass != before.QosClass) errors.Invalid(field.Child("qosClass"), now.QosClass, CommonRules.Immutable);
        Transitions(errors, field.Child("containerStatuses"), now.ContainerStatuses, before.ContainerStatuses, old.Spec);
        Transitions(errors, field.Child("initContainerStatuses"), now.InitContainerStatuses, before.InitContainerStatuses, old.Spec);
        Conditions(errors, field.Child("conditions"), now.Conditions ?? []);
        Addresses(errors, field.Child("podIPs"), [.. (now.PodIPs ?? []).Select(p => p.Ip)]);
        Addresses(errors, field.Child("hostIPs"), [.. (now.HostIPs ?? []).Select(p => p.Ip)]);
    }

    private static void Conditions(FieldErrors errors, Field field, List<PodCondition> conditions)
    {
        var system = new HashSet<string>(StringComparer.Ordinal) { PodConditionType.PodScheduled, PodConditionType.Ready, PodConditionType.Initialized };
        for (var i = 0; i < conditions.Count; i++)
        {
            if (!system.Contains(conditions[i].Type)) errors.QualifiedName(field.Index(i).Child("Type"), conditions[i].Type);
        }
    }

    /// <summary>What must not restart does not come back to life.</summary>
    private static void Transitions(FieldErrors errors, Field field, List<ContainerStatus>? now, List<ContainerStatus>? before, PodSpec spec)
    {
        if (spec.RestartPolicy == RestartPolicy.Always) return;
        for (var i = 0; i < (before?.Count ?? 0); i++)
        {
            var old = before![i];
            if (old.State.Terminated is not { } end || (end.ExitCode != 0 && spec.RestartPolicy == RestartPolicy.OnFailure)) continue;
            if (Restarts(spec, old.Name)) continue;
            if (now?.Find(s => s.Name == old.Name) is { State.Terminated: null }) errors.Forbidden(field.Index(i).Child("state"), "may not be transitioned to non-terminated state");
        }
    }

    private static bool Restarts(PodSpec spec, string name) =>
        (spec.InitContainers ?? []).Concat(spec.Containers ?? []).Any(c => c.Name == name && (c.RestartPolicy is not null || c.RestartPolicyRules is { Count: > 0 }));

    private static void Addresses(FieldErrors errors, Field field, List<string> addresses)
    {
        var parsed = addresses.ConvertAll(AddressRules.Parse);
        for (var i = 0; i < addresses.Count; i++)
        {
            if (parsed[i] is null) errors.Invalid(field.Index(i), addresses[i], AddressRules.NotAnAddress);
            else if (addresses.IndexOf(addresses[i]) < i) errors.Duplicate(field.Index(i), addresses[i]);
        }
        if (addresses.Count < 2 || parsed.Contains(null)) return;
        var bothFamilies = parsed.Select(a => a!.AddressFamily).Distinct().Count() == 2;
        if (addresses.Count > 2 || !bothFamilies) errors.Invalid(field, string.Join(",", addresses), "may specify no more than one IP for each IP family");
    }
}
