using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Admission.LimitRanger;

/// <summary>Gives containers the namespace's default requests and limits, and keeps pods and claims within its bounds.</summary>
public sealed class LimitRangerPlugin(IObjectReader objects) : AdmissionStep
{
    private const string Annotation = "kubernetes.io/limit-ranger";

    public override string Name => "LimitRanger";

    public override bool Handles(AdmissionRequest request) => request.Operation switch
    {
        AdmissionOperation.Create => request.Is("", "pods") || request.Is("", "persistentvolumeclaims"),
        // A pod's resources change through resize only.
        AdmissionOperation.Update => request.Is("", "pods", "resize") || request.Is("", "persistentvolumeclaims"),
        _ => false,
    };

    protected override void Mutate(AdmissionRequest request)
    {
        if (request.Object is not Pod pod || request.Subresource.Length > 0) return;
        foreach (var range in objects.List<LimitRange>(request.Namespace)) ApplyDefaults(pod, range);
    }

    protected override void Validate(AdmissionRequest request)
    {
        foreach (var range in objects.List<LimitRange>(request.Namespace))
        {
            var errors = request.Object switch
            {
                Pod pod => LimitRules.Check(pod, range),
                PersistentVolumeClaim claim => LimitRules.Check(claim, range),
                _ => [],
            };
            if (errors.Count > 0) throw request.Forbid(errors);
        }
    }

    private static void ApplyDefaults(Pod pod, LimitRange range)
    {
        var limits = Defaults(range, item => item.Default);
        var requests = Defaults(range, item => item.DefaultRequest);
        if (limits.Count + requests.Count == 0) return;
        var notes = new List<string>();
        foreach (var container in pod.Spec.Containers ?? []) Complete(container, "container", limits, requests, notes);
        foreach (var container in pod.Spec.InitContainers ?? []) Complete(container, "init container", limits, requests, notes);
        if (notes.Count > 0) (pod.Metadata.Annotations ??= [])[Annotation] = "LimitRanger plugin set: " + string.Join("; ", notes);
    }

    private static SortedDictionary<string, Quantity> Defaults(LimitRange range, Func<LimitRangeItem, Dictionary<string, Quantity>?> of)
    {
        var defaults = new SortedDictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var item in range.Spec.Limits ?? [])
        {
            if (item.Type != LimitType.Container) continue;
            foreach (var (name, amount) in of(item) ?? []) defaults[name] = amount;
        }
        return defaults;
    }

    private static void Complete(Container container, string what, SortedDictionary<string, Quantity> limits, SortedDictionary<string, Quantity> requests, List<string> notes)
    {
        var setLimits = limits.Where(l => (container.Resources.Limits ??= []).TryAdd(l.Key, l.Value)).Select(l => l.Key).ToList();
        var setRequests = requests.Where(r => (container.Resources.Requests ??= []).TryAdd(r.Key, r.Value)).Select(r => r.Key).ToList();
        if (setRequests.Count > 0) notes.Add($"{string.Join(", ", setRequests)} request for {what} {container.Name}");
        if (setLimits.Count > 0) notes.Add($"{string.Join(", ", setLimits)} limit for {what} {container.Name}");
    }
}
