using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Controllers.Namespaces;

/// <summary>The five conditions by which an ending namespace tells what holds it up.</summary>
internal static class NamespaceConditions
{
    /// <summary>Writes them; false when all were so before.</summary>
    public static bool Apply(NamespaceStatus status, Emptied found, Time now)
    {
        var remaining = found.Remaining.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} has {p.Value} resource instances");
        var finalizers = found.Finalizers.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} in {p.Value} resource instances");
        var changed = Set(status, now, NamespaceConditionType.NamespaceDeletionDiscoveryFailure, found.DiscoveryFailures.Count > 0,
            "DiscoveryFailed", "Discovery failed for some groups, " + string.Join(", ", found.DiscoveryFailures), "ResourcesDiscovered", "All resources successfully discovered");
        changed |= Set(status, now, NamespaceConditionType.NamespaceDeletionGroupVersionParsingFailure, false,
            "", "", "ParsedGroupVersions", "All legacy kube types successfully parsed");
        changed |= Set(status, now, NamespaceConditionType.NamespaceDeletionContentFailure, found.DeletionFailures.Count > 0,
            "ContentDeletionFailed", "Failed to delete all resource types, " + string.Join(", ", found.DeletionFailures), "ContentDeleted", "All content successfully deleted, may be waiting on finalization");
        changed |= Set(status, now, NamespaceConditionType.NamespaceContentRemaining, found.Remaining.Count > 0,
            "SomeResourcesRemain", "Some resources are remaining: " + string.Join(", ", remaining), "ContentRemoved", "All content successfully removed");
        changed |= Set(status, now, NamespaceConditionType.NamespaceFinalizersRemaining, found.Finalizers.Count > 0,
            "SomeFinalizersRemain", "Some content in the namespace has finalizers remaining: " + string.Join(", ", finalizers), "ContentHasNoFinalizers", "All content-preserving finalizers finished");
        return changed;
    }

    private static bool Set(NamespaceStatus status, Time now, string type, bool holds, string reason, string message, string otherReason, string otherMessage)
    {
        var wanted = new NamespaceCondition
        {
            Type = type,
            Status = holds ? ConditionStatus.True : ConditionStatus.False,
            Reason = holds ? reason : otherReason,
            Message = holds ? message : otherMessage,
        };
        var present = status.Conditions?.Find(c => c.Type == type);
        if (present?.Status == wanted.Status && present.Reason == wanted.Reason && present.Message == wanted.Message) return false;
        wanted.LastTransitionTime = present?.Status == wanted.Status ? present.LastTransitionTime : now;
        if (present is null) (status.Conditions ??= []).Add(wanted);
        else status.Conditions![status.Conditions.IndexOf(present)] = wanted;
        return true;
    }
}
