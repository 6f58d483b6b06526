using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Admission.PodSecurity;

/// <summary>
/// The Pod Security Standards, as a namespace's labels ask for them: pods are refused, noted in the audit log, or
/// answered with a warning; whatever makes pods is warned of only, as its pods will be refused.
/// </summary>
public sealed class PodSecurityPlugin(IObjectReader objects) : AdmissionStep
{
    private const string AuditPrefix = "pod-security.kubernetes.io/";
    private const int MaxPodsChecked = 3000;

    private static readonly HashSet<string> IgnoredSubresources = ["exec", "attach", "binding", "eviction", "log", "portforward", "proxy", "status"];

    public override string Name => "PodSecurity";

    public override bool Handles(AdmissionRequest request) => request.Operation is AdmissionOperation.Create or AdmissionOperation.Update;

    protected override void Validate(AdmissionRequest request)
    {
        switch (request.Object)
        {
            case Namespace changed when request.Subresource.Length == 0:
                ValidateNamespace(request, changed);
                break;
            case Pod pod when !IgnoredSubresources.Contains(request.Subresource):
                if (request.Old is not Pod old || IsSignificant(pod, old)) Evaluate(request, new PodUnderCheck(pod.Metadata, pod.Spec), enforce: true);
                break;
            case var other when request.Subresource.Length == 0 && PodTemplates.Of(other) is { } template:
                Evaluate(request, new PodUnderCheck(template.Metadata, template.Spec), enforce: false);
                break;
        }
    }

    private void Evaluate(AdmissionRequest request, PodUnderCheck pod, bool enforce)
    {
        if (objects.Get<Namespace>(null, request.Namespace) is not { } owner) return;
        var policy = SecurityPolicy.Read(owner.Metadata.Labels, new FieldErrors());
        if (policy.IsPrivileged) return;
        if (enforce)
        {
            request.AuditAnnotations[AuditPrefix + "enforce-policy"] = policy.Enforce.ToString();
            var refused = SecurityChecks.Evaluate(policy.Enforce, pod);
            if (refused.Count > 0) throw request.Forbid($"violates PodSecurity \"{policy.Enforce}\": {SecurityChecks.Describe(refused)}");
        }
        var noted = SecurityChecks.Evaluate(policy.Audit, pod);
        if (noted.Count > 0) request.AuditAnnotations[AuditPrefix + "audit-violations"] = $"would violate PodSecurity \"{policy.Audit}\": {SecurityChecks.Describe(noted)}";
        var warned = SecurityChecks.Evaluate(policy.Warn, pod);
        if (warned.Count > 0) request.Warnings.Add($"would violate PodSecurity \"{policy.Warn}\": {SecurityChecks.Describe(warned)}");
    }

    private void ValidateNamespace(AdmissionRequest request, Namespace changed)
    {
        var (errors, before) = (new FieldErrors(), new FieldErrors());
        var policy = SecurityPolicy.Read(changed.Metadata.Labels, errors);
        var old = SecurityPolicy.Read(request.Old?.Metadata.Labels, before);
        // Labels that were bad before may stay: an unrelated change must not fail.
        if (!errors.None && !errors.All.SequenceEqual(before.All))
        {
            throw ApiException.Invalid(request.Resource, request.ObjectName(), errors.All.Select(e => new StatusCause { Reason = e.Type.ToString(), Field = e.Path, Message = e.Message }));
        }
        if (request.Operation == AdmissionOperation.Create || policy.Enforce == old.Enforce) return;
        if (policy.Enforce.Minor == old.Enforce.Minor && policy.Enforce.Level <= old.Enforce.Level) return;
        WarnOfPods(request, policy.Enforce);
    }

    /// <summary>Pods that are there already stay; whoever tightens the level learns which would not be let in again.</summary>
    private void WarnOfPods(AdmissionRequest request, LevelVersion enforce)
    {
        var pods = objects.List<Pod>(request.Name);
        var groups = pods.Take(MaxPodsChecked)
            .Select(p => (p.Metadata.Name, Reason: string.Join(", ", SecurityChecks.Evaluate(enforce, new PodUnderCheck(p.Metadata, p.Spec)).Select(v => v.Reason))))
            .Where(p => p.Reason.Length > 0)
            .GroupBy(p => p.Reason)
            .Select(g => $"{g.Min(p => p.Name)}{Others(g.Count() - 1)}: {g.Key}")
            .Order(StringComparer.Ordinal).ToList();
        if (pods.Count > MaxPodsChecked) request.Warnings.Add($"new PodSecurity enforce level only checked against the first {MaxPodsChecked} of {pods.Count} existing pods");
        if (groups.Count == 0) return;
        request.Warnings.Add($"existing pods in namespace \"{request.Name}\" violate the new PodSecurity enforce level \"{enforce}\"");
        request.Warnings.AddRange(groups);
    }

    private static string Others(int count) => count switch
    {
        0 => "",
        1 => " (and 1 other pod)",
        _ => $" (and {count} other pods)",
    };

    /// <summary>An update matters when an image or a container changes; nothing else that the checks look at can.</summary>
    private static bool IsSignificant(Pod now, Pod old)
    {
        static IEnumerable<(string, string)> Images(PodSpec spec) => (spec.InitContainers ?? []).Concat(spec.Containers ?? []).Select(c => (c.Name, c.Image))
            .Concat((spec.EphemeralContainers ?? []).Select(c => (c.EphemeralContainerCommon.Name, c.EphemeralContainerCommon.Image)));
        static IEnumerable<KeyValuePair<string, string>> Profiles(Pod pod) => (pod.Metadata.Annotations ?? []).Where(a => a.Key.Contains("seccomp.security", StringComparison.Ordinal)).OrderBy(a => a.Key, StringComparer.Ordinal);
        return !Images(now.Spec).SequenceEqual(Images(old.Spec)) || !Profiles(now).SequenceEqual(Profiles(old));
    }
}
