using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Networking.V1;

namespace NetKube.ControlPlane.Kinds.Ingresses;

internal sealed class IngressKind : Kind<Ingress>
{
    private const string ClassAnnotation = "kubernetes.io/ingress.class";

    public override void PrepareForCreate(Ingress value)
    {
        value.Status = new IngressStatus();
        value.Metadata.Generation = 1;
    }

    public override void PrepareForUpdate(Ingress value, Ingress old)
    {
        value.Status = old.Status.Clone();
        if (!Same.Value(value.Spec, old.Spec)) value.Metadata.Generation++;
    }

    public override void PrepareForStatusUpdate(Ingress value, Ingress old) => value.Spec = old.Spec.Clone();

    public override void Validate(Ingress value, FieldErrors errors)
    {
        IngressRules.Validate(value.Spec, errors);
        if (value.Metadata.Annotations?.GetValueOrDefault(ClassAnnotation) is { } annotated && value.Spec.IngressClassName is { } name && annotated != name)
        {
            errors.Invalid(Field.Of("annotations").Child(ClassAnnotation), annotated, "must match `ingressClassName` when both are specified");
        }
    }

    public override void ValidateUpdate(Ingress value, Ingress old, FieldErrors errors) => IngressRules.Validate(value.Spec, errors);

    public override void ValidateStatusUpdate(Ingress value, Ingress old, FieldErrors errors) => IngressRules.ValidateStatus(value.Status, errors);

    public override IEnumerable<string> Warnings(Ingress value, Ingress? old)
    {
        if (old is null && value.Metadata.Annotations?.ContainsKey(ClassAnnotation) == true)
        {
            yield return $"annotation \"{ClassAnnotation}\" is deprecated, please use 'spec.ingressClassName' instead";
        }
    }

    public override IReadOnlyList<object?> Row(Ingress value, DateTime now) =>
    [
        value.Metadata.Name,
        value.Spec.IngressClassName ?? "<none>",
        Hosts(value.Spec.Rules ?? []),
        Addresses(value.Status.LoadBalancer.Ingress ?? []),
        value.Spec.Tls is { Count: > 0 } ? "80, 443" : "80",
        Cells.Age(value.Metadata.CreationTimestamp, now),
    ];

    private static string Addresses(List<IngressLoadBalancerIngress> ingresses)
    {
        var names = ingresses.Select(i => i.Ip.Length > 0 ? i.Ip : i.Hostname).Where(n => n.Length > 0);
        return string.Join(",", names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    /// <summary>Three at most. What is said of the others counts all rules, those without a host too, as kubectl's users know it.</summary>
    private static string Hosts(List<IngressRule> rules)
    {
        const int shown = 3;
        var (hosts, seen) = (new List<string>(shown), 0);
        for (; seen < rules.Count && hosts.Count < shown; seen++)
        {
            if (rules[seen].Host.Length > 0) hosts.Add(rules[seen].Host);
        }
        if (hosts.Count == 0) return "*";
        return string.Join(",", hosts) + (seen < rules.Count ? $" + {rules.Count - shown} more..." : "");
    }
}
