using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api.Networking.V1;

namespace NetKube.ControlPlane.Admission.DefaultIngressClass;

/// <summary>An ingress that names no class, in the field or the old annotation, gets the newest default class.</summary>
public sealed class DefaultIngressClassPlugin(IObjectReader objects) : AdmissionStep
{
    public override string Name => "DefaultIngressClass";

    public override bool Handles(AdmissionRequest request) => request.Operation == AdmissionOperation.Create && request.Is("networking.k8s.io", "ingresses");

    protected override void Mutate(AdmissionRequest request)
    {
        if (request.Object is not Ingress ingress || ingress.Spec.IngressClassName is not null || ingress.Metadata.Annotations?.ContainsKey("kubernetes.io/ingress.class") == true) return;
        var newest = objects.List<IngressClass>(null)
            .Where(c => c.Metadata.Annotations?.GetValueOrDefault("ingressclass.kubernetes.io/is-default-class") == "true")
            .OrderByDescending(c => c.Metadata.CreationTimestamp?.Utc)
            .ThenBy(c => c.Metadata.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        if (newest is not null) ingress.Spec.IngressClassName = newest.Metadata.Name;
    }
}
