using NetKube.ControlPlane.Admission.Certificates;
using NetKube.ControlPlane.Admission.DefaultIngressClass;
using NetKube.ControlPlane.Admission.DefaultStorageClass;
using NetKube.ControlPlane.Admission.DefaultTolerationSeconds;
using NetKube.ControlPlane.Admission.LimitRanger;
using NetKube.ControlPlane.Admission.NamespaceLifecycle;
using NetKube.ControlPlane.Admission.NodeRestriction;
using NetKube.ControlPlane.Admission.OwnerReferences;
using NetKube.ControlPlane.Admission.PersistentVolumeClaimResize;
using NetKube.ControlPlane.Admission.PodSecurity;
using NetKube.ControlPlane.Admission.Priority;
using NetKube.ControlPlane.Admission.ResourceQuota;
using NetKube.ControlPlane.Admission.RuntimeClass;
using NetKube.ControlPlane.Admission.ServiceAccount;
using NetKube.ControlPlane.Admission.StorageObjectInUseProtection;
using NetKube.ControlPlane.Admission.TaintNodesByCondition;
using NetKube.ControlPlane.Auth;

namespace NetKube.ControlPlane.Admission;

/// <summary>What the steps are made of.</summary>
/// <param name="Objects">The cluster's state.</param>
/// <param name="Writer">For quotas.</param>
/// <param name="Auth">Who may approve, sign, grant.</param>
public sealed record AdmissionParts(IObjectReader Objects, IObjectWriter Writer, AuthServices Auth);

/// <summary>One step: its name, whether it runs unless asked otherwise, and how it is made.</summary>
public sealed record AdmissionEntry(string Name, bool OnByDefault, Func<AdmissionParts, IAdmissionPlugin> Make);

/// <summary>Every admission step, in Kubernetes' recommended order; top runs first.</summary>
public static class AdmissionOrder
{
    public static readonly IReadOnlyList<AdmissionEntry> All =
    [
        new("NamespaceLifecycle", true, p => new NamespaceLifecyclePlugin(p.Objects)),
        new("LimitRanger", true, p => new LimitRangerPlugin(p.Objects)),
        new("ServiceAccount", true, p => new ServiceAccountPlugin(p.Objects)),
        new("NodeRestriction", true, p => new NodeRestrictionPlugin(p.Objects)),
        new("TaintNodesByCondition", true, _ => new TaintNodesByConditionPlugin()),
        new("PodSecurity", true, p => new PodSecurityPlugin(p.Objects)),
        new("Priority", true, p => new PriorityPlugin(p.Objects)),
        new("DefaultTolerationSeconds", true, _ => new DefaultTolerationSecondsPlugin()),
        new("DefaultStorageClass", true, p => new DefaultStorageClassPlugin(p.Objects)),
        new("StorageObjectInUseProtection", true, _ => new StorageObjectInUseProtectionPlugin()),
        new("OwnerReferencesPermissionEnforcement", false, p => new OwnerReferencesPermissionEnforcementPlugin(p.Auth.Authorizer)),
        new("PersistentVolumeClaimResize", true, p => new PersistentVolumeClaimResizePlugin(p.Objects)),
        new("RuntimeClass", true, p => new RuntimeClassPlugin(p.Objects)),
        new("CertificateApproval", true, p => new CertificateApprovalPlugin(new SignerRights(p.Auth.Authorizer))),
        new("CertificateSigning", true, p => new CertificateSigningPlugin(new SignerRights(p.Auth.Authorizer))),
        new("CertificateSubjectRestriction", true, _ => new CertificateSubjectRestrictionPlugin()),
        new("DefaultIngressClass", true, p => new DefaultIngressClassPlugin(p.Objects)),
        // Here stand policies and webhooks: MutatingAdmissionPolicy, MutatingAdmissionWebhook,
        // ValidatingAdmissionPolicy, ValidatingAdmissionWebhook.
        // Not a plug-in upstream, but part of how roles are stored: after all that mutates, before the object is checked.
        new("RbacGuard", true, p => p.Auth.Guard),
        // Last: nothing may refuse after it has taken something.
        new("ResourceQuota", true, p => new ResourceQuotaPlugin(p.Objects, p.Writer)),
    ];

    /// <summary>The steps that run: those on by default, more and less as --enable- and --disable-admission-plugins say.</summary>
    public static IReadOnlyList<IAdmissionPlugin> Make(AdmissionParts parts, IReadOnlyCollection<string> enabled, IReadOnlyCollection<string> disabled)
    {
        foreach (var name in enabled.Concat(disabled))
        {
            if (All.All(e => e.Name != name)) throw new ArgumentException($"\"{name}\" is no admission plug-in; there are {string.Join(", ", All.Select(e => e.Name))}.");
        }
        return [.. All.Where(e => (e.OnByDefault || enabled.Contains(e.Name)) && !disabled.Contains(e.Name)).Select(e => e.Make(parts))];
    }
}
