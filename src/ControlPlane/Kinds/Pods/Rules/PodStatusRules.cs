using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Rules of a status that a kubelet or a controller writes.</summary>
internal static class PodStatusRules
{
    private const string NotNegative = "must be a non-negative integer";

    public static void Check(FieldErrors errors, Pod pod, Pod old)
    {
        var field = Field.Of("status");
        var (now, before) = (pod.Status, old.Status);
        PodUpdateRules.Annotations(errors, pod, old);
        Conditions(errors, field.Child("conditions"), now.Conditions ?? []);
        Nomination(errors, field.Child("nominatedNodeName"), now.NominatedNodeName, old);
        if (now.ObservedGeneration < 0) errors.Invalid(field.Child("observedGeneration"), now.ObservedGeneration, NotNegative);
        if (now.QosClass != before.QosClass) errors.Invalid(field.Child("qosClass"), now.QosClass, CommonRules.Immutable);
        Transitions(errors, field.Child("containerStatuses"), now.ContainerStatuses, before.ContainerStatuses, old.Spec);
        Transitions(errors, field.Child("initContainerStatuses"), now.InitContainerStatuses, before.InitContainerStatuses, old.Spec);
        Transitions(errors, field.Child("ephemeralContainerStatuses"), now.EphemeralContainerStatuses, before.EphemeralContainerStatuses, null);
        Claims(errors, field.Child("resourceClaimStatuses"), now.ResourceClaimStatuses ?? [], pod.Spec.ResourceClaims ?? []);
        Addresses(errors, field.Child("podIPs"), [.. (now.PodIPs ?? []).Select(p => p.Ip)]);
        var hosts = field.Child("hostIPs");
        if (now.HostIPs is [var host, ..] && now.HostIP != host.Ip) errors.Invalid(hosts.Index(0).Child("ip"), host.Ip, "must be equal to `hostIP`");
        Addresses(errors, hosts, [.. (now.HostIPs ?? []).Select(p => p.Ip)]);
    }

    /// <summary>Clients that do not know generations must not take them away.</summary>
    public static void KeepObservedGenerations(PodStatus status, PodStatus old)
    {
        if (status.ObservedGeneration == 0) status.ObservedGeneration = old.ObservedGeneration;
        var known = (old.Conditions ?? [])
            .GroupBy(c => c.Type, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new Queue<PodCondition>(g), StringComparer.Ordinal);
        foreach (var condition in status.Conditions ?? [])
        {
            if (!known.TryGetValue(condition.Type, out var before) || !before.TryDequeue(out var was)) continue;
            if (condition.ObservedGeneration == 0) condition.ObservedGeneration = was.ObservedGeneration;
        }
    }

    private static void Nomination(FieldErrors errors, Field field, string node, Pod old)
    {
        if (node.Length == 0 || node == old.Status.NominatedNodeName) return;
        errors.DnsSubdomain(field, node);
        if (old.Spec.NodeName.Length > 0) errors.Forbidden(field, "may not be set on pods that are already bound to a node");
    }

    private static void Claims(FieldErrors errors, Field field, List<PodResourceClaimStatus> statuses, List<PodResourceClaim> claims)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < statuses.Count; i++)
        {
            var (status, at) = (statuses[i], field.Index(i).Child("name"));
            if (!claims.Exists(c => c.Name == status.Name)) errors.Invalid(at, status.Name, "must match the name of an entry in `spec.resourceClaims`");
            if (!names.Add(status.Name)) errors.Duplicate(at, status.Name);
            if (status.ResourceClaimName is { } name) errors.DnsSubdomain(at, name);
        }
    }

    private static void Conditions(FieldErrors errors, Field field, List<PodCondition> conditions)
    {
        var system = new HashSet<string>(StringComparer.Ordinal) { PodConditionType.PodScheduled, PodConditionType.Ready, PodConditionType.Initialized };
        for (var i = 0; i < conditions.Count; i++)
        {
            if (conditions[i].ObservedGeneration < 0) errors.Invalid(field.Index(i).Child("observedGeneration"), conditions[i].ObservedGeneration, NotNegative);
            if (!system.Contains(conditions[i].Type)) errors.QualifiedName(field.Index(i).Child("Type"), conditions[i].Type);
        }
    }

    /// <summary>What must not restart does not come back to life.</summary>
    private static void Transitions(FieldErrors errors, Field field, List<ContainerStatus>? now, List<ContainerStatus>? before, PodSpec? spec)
    {
        if (spec is not null && MayAllRestart(spec)) return;
        for (var i = 0; i < (before?.Count ?? 0); i++)
        {
            var old = before![i];
            if (old.State.Terminated is not { } end || (spec is not null && Restarts(spec, old.Name, end.ExitCode))) continue;
            if (now?.Find(s => s.Name == old.Name) is { State.Terminated: null }) errors.Forbidden(field.Index(i).Child("state"), "may not be transitioned to non-terminated state");
        }
    }

    /// <summary>One container's end may start them all again.</summary>
    private static bool MayAllRestart(PodSpec spec) => (spec.InitContainers ?? []).Concat(spec.Containers ?? [])
        .Any(c => c.RestartPolicyRules?.Exists(r => r.Action == ContainerRestartRuleAction.RestartAllContainers) == true);

    private static bool Restarts(PodSpec spec, string name, int exitCode)
    {
        if ((spec.InitContainers ?? []).Concat(spec.Containers ?? []).FirstOrDefault(c => c.Name == name) is not { } container) return false;
        foreach (var rule in container.RestartPolicyRules ?? [])
        {
            if (rule.ExitCodes is not { } codes || codes.Values is not { } values) continue;
            var applies = codes.Operator == ContainerRestartRuleOnExitCodesOperator.In ? values.Contains(exitCode) : !values.Contains(exitCode);
            if (applies) return rule.Action == ContainerRestartRuleAction.Restart;
        }
        return (container.RestartPolicy ?? spec.RestartPolicy) switch
        {
            RestartPolicy.Always => true,
            RestartPolicy.OnFailure => exitCode != 0,
            _ => false,
        };
    }

    private static void Addresses(FieldErrors errors, Field field, List<string> addresses)
    {
        var parsed = addresses.ConvertAll(AddressRules.Parse);
        for (var i = 0; i < addresses.Count; i++) errors.Address(field.Index(i), addresses[i]);
        if (addresses.Count < 2) return;
        if (parsed.Contains(null)) errors.Internal(field, "failed to check for dual stack");
        var bothFamilies = !parsed.Contains(null) && parsed.Select(a => a!.AddressFamily).Distinct().Count() == 2;
        if (addresses.Count > 2 || !bothFamilies) errors.Invalid(field, string.Join(",", addresses), "may specify no more than one IP for each IP family");
    }
}
