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

    public override IReadOnlyList<object?> Row(Ingress value, DateTime now)
    {
        var hosts = (value.Spec.Rules ?? []).Select(r => r.Host).Where(h => h.Length > 0).ToList();
        return
        [
            value.Metadata.Name,
            value.Spec.IngressClassName ?? "<none>",
            CellText.Listed(hosts, 3, "*"),
            string.Join(",", (value.Status.LoadBalancer.Ingress ?? []).Select(i => i.Ip.Length > 0 ? i.Ip : i.Hostname).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            value.Spec.Tls is { Count: > 0 } ? "80, 443" : "80",
            Cells.Age(value.Metadata.CreationTimestamp, now),
        ];
    }
}
