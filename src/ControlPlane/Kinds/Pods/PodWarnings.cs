using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>What is allowed in a pod but hardly meant. Sentences as Kubernetes says them.</summary>
internal static class PodWarnings
{
    private const string NoPods = "a null labelSelector results in matching no pod";

    private static readonly Dictionary<string, string> OldLabels = new(StringComparer.Ordinal)
    {
        ["beta.kubernetes.io/arch"] = "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
        ["beta.kubernetes.io/os"] = "deprecated since v1.14; use \"kubernetes.io/os\" instead",
        ["failure-domain.beta.kubernetes.io/region"] = "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
        ["failure-domain.beta.kubernetes.io/zone"] = "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
        ["beta.kubernetes.io/instance-type"] = "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead",
    };

    private static readonly (string Key, string Message)[] OldAnnotations =
    [
        ("scheduler.alpha.kubernetes.io/critical-pod", "non-functional in v1.16+; use the \"priorityClassName\" field instead"),
        ("security.alpha.kubernetes.io/sysctls", "non-functional in v1.11+; use the \"sysctls\" field instead"),
        ("security.alpha.kubernetes.io/unsafe-sysctls", "non-functional in v1.11+; use the \"sysctls\" field instead"),
    ];

    /// <summary>Of a pod (<paramref name="field"/> is the root) or a template.</summary>
    public static IEnumerable<string> Of(Field field, ObjectMeta metadata, PodSpec spec)
    {
        var at = field.Child("spec");
        return Labels(at, spec)
            .Concat(Annotations(field, metadata, spec))
            .Concat(VolumeWarnings.Of(at.Child("volumes"), spec.Volumes ?? []))
            .Concat(Lists(at, spec))
            .Concat(Amounts(at.Child("overhead"), spec.Overhead))
            .Concat(Containers(at, spec).SelectMany(c => Container(c.Field, c.Container)))
            .Concat(PortWarnings.Of(Containers(at, spec)))
            .Concat(Selectors(at, spec))
            .Concat(spec.TerminationGracePeriodSeconds < 0 ? [$"{at.Child("terminationGracePeriodSeconds")}: must be >= 0; negative values are invalid and will be treated as 1"] : []);
    }

    private static IEnumerable<(Container Container, Field Field)> Containers(Field field, PodSpec spec) =>
        Indexed(field.Child("initContainers"), spec.InitContainers).Concat(Indexed(field.Child("containers"), spec.Containers));

    private static IEnumerable<(T Item, Field Field)> Indexed<T>(Field field, List<T>? list) => (list ?? []).Select((item, i) => (item, field.Index(i)));

    private static IEnumerable<string> Labels(Field field, PodSpec spec)
    {
        foreach (var key in (spec.NodeSelector ?? []).Keys.Order(StringComparer.Ordinal))
        {
            if (OldLabels.TryGetValue(key, out var message)) yield return $"{field.Child("nodeSelector").Key(key)}: {message}";
        }
        var affinity = field.Child("affinity", "nodeAffinity");
        var required = Indexed(affinity.Child("requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms"), spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms);
        var preferred = Indexed(affinity.Child("preferredDuringSchedulingIgnoredDuringExecution"), spec.Affinity?.NodeAffinity?.PreferredDuringSchedulingIgnoredDuringExecution);
        foreach (var (term, at) in required.Concat(preferred.Select(p => (p.Item.Preference, p.Field.Child("preference")))))
        {
            foreach (var (expression, where) in Indexed(at.Child("matchExpressions"), term.MatchExpressions))
            {
                if (OldLabels.TryGetValue(expression.Key, out var message)) yield return $"{where.Child("key")}: {expression.Key} is {message}";
            }
        }
        foreach (var (constraint, at) in Indexed(field.Child("topologySpreadConstraints"), spec.TopologySpreadConstraints))
        {
            if (OldLabels.TryGetValue(constraint.TopologyKey, out var message)) yield return $"{at.Child("topologyKey")}: {constraint.TopologyKey} is {message}";
            if (constraint.LabelSelector is null) yield return $"{at.Child("labelSelector")}: {NoPods}";
        }
    }

    private static IEnumerable<string> Annotations(Field field, ObjectMeta metadata, PodSpec spec)
    {
        if (metadata.Annotations is not { } annotations) yield break;
        var at = field.Child("metadata", "annotations");
        foreach (var (key, message) in OldAnnotations)
        {
            if (annotations.ContainsKey(key)) yield return $"{at.Key(key)}: {message}";
        }
        if (spec.SecurityContext?.SeccompProfile is null && annotations.ContainsKey("seccomp.security.alpha.kubernetes.io/pod"))
        {
            yield return $"{at.Key("seccomp.security.alpha.kubernetes.io/pod")}: non-functional in v1.27+; use the \"seccompProfile\" field instead";
        }
        foreach (var (container, _) in Containers(field, spec))
        {
            var seccomp = "container.seccomp.security.alpha.kubernetes.io/" + container.Name;
            if (container.SecurityContext?.SeccompProfile is null && annotations.ContainsKey(seccomp)) yield return $"{at.Key(seccomp)}: non-functional in v1.27+; use the \"seccompProfile\" field instead";
            var appArmor = "container.apparmor.security.beta.kubernetes.io/" + container.Name;
            if (PodAppArmor.IsOldFashioned(spec, container, annotations.GetValueOrDefault(appArmor), isPod: field.Text.Length == 0))
            {
                yield return $"{at.Key(appArmor)}: deprecated since v1.30; use the \"appArmorProfile\" field instead";
            }
        }
    }

    private static IEnumerable<string> Lists(Field field, PodSpec spec)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (alias, at) in Indexed(field.Child("hostAliases"), spec.HostAliases))
        {
            if (!seen.Add(alias.Ip)) yield return $"{at.Child("ip")}: duplicate ip \"{alias.Ip}\"";
        }
        seen.Clear();
        foreach (var (secret, at) in Indexed(field.Child("imagePullSecrets"), spec.ImagePullSecrets))
        {
            if (!seen.Add(secret.Name)) yield return $"{at.Child("name")}: duplicate name \"{secret.Name}\"";
            if (secret.Name.Length == 0) yield return $"{at.Child("name")}: invalid empty name \"\"";
        }
    }

    private static IEnumerable<string> Container(Field field, Container container)
    {
        var resources = field.Child("resources");
        foreach (var warning in Amounts(resources.Child("limits"), container.Resources.Limits).Concat(Amounts(resources.Child("requests"), container.Resources.Requests))) yield return warning;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (variable, at) in Indexed(field.Child("env"), container.Env))
        {
            if (seen.Add(variable.Name)) continue;
            // X="$(X)more" builds on the value before; anything else hides it.
            var reference = $"$({variable.Name})";
            if (variable.ValueFrom is not null || variable.Value == reference || !variable.Value.Contains(reference, StringComparison.Ordinal))
            {
                yield return $"{at}: hides previous definition of \"{variable.Name}\", which may be dropped when using apply";
            }
        }
    }

    private static IEnumerable<string> Amounts(Field field, Dictionary<string, Quantity>? amounts)
    {
        foreach (var name in new[] { ResourceName.Memory, ResourceName.EphemeralStorage })
        {
            if (amounts is not null && amounts.TryGetValue(name, out var quantity) && quantity.MilliValue % 1000 != 0)
            {
                yield return $"{field.Key(name)}: fractional byte value \"{quantity}\" is invalid, must be an integer";
            }
        }
    }

    private static IEnumerable<string> Selectors(Field field, PodSpec spec)
    {
        var (near, apart) = (spec.Affinity?.PodAffinity, spec.Affinity?.PodAntiAffinity);
        var (nearAt, apartAt) = (field.Child("affinity", "podAffinity"), field.Child("affinity", "podAntiAffinity"));
        var terms = Indexed(nearAt.Child("requiredDuringSchedulingIgnoredDuringExecution"), near?.RequiredDuringSchedulingIgnoredDuringExecution)
            .Concat(Weighted(nearAt, near?.PreferredDuringSchedulingIgnoredDuringExecution))
            .Concat(Indexed(apartAt.Child("requiredDuringSchedulingIgnoredDuringExecution"), apart?.RequiredDuringSchedulingIgnoredDuringExecution))
            .Concat(Weighted(apartAt, apart?.PreferredDuringSchedulingIgnoredDuringExecution));
        return terms.Where(t => t.Item.LabelSelector is null).Select(t => $"{t.Field.Child("labelSelector")}: {NoPods}");
    }

    private static IEnumerable<(PodAffinityTerm Item, Field Field)> Weighted(Field field, List<WeightedPodAffinityTerm>? terms) =>
        Indexed(field.Child("preferredDuringSchedulingIgnoredDuringExecution"), terms).Select(t => (t.Item.PodAffinityTerm, t.Field.Child("podAffinityTerm")));
}
