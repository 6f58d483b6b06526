using System.Globalization;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Admission.LimitRanger;

/// <summary>What of a pod or claim is outside a limit range's bounds, in Kubernetes' words. Pure.</summary>
public static class LimitRules
{
    /// <summary>Checks each container, and the pod as a whole.</summary>
    public static IReadOnlyList<string> Check(Pod pod, LimitRange range)
    {
        var errors = new List<string>();
        foreach (var item in range.Spec.Limits ?? [])
        {
            if (item.Type == LimitType.Container)
            {
                foreach (var container in (pod.Spec.Containers ?? []).Concat(pod.Spec.InitContainers ?? []))
                {
                    Check(item, container.Resources.Requests ?? [], container.Resources.Limits ?? [], errors);
                }
            }
            else if (item.Type == LimitType.Pod)
            {
                Check(item, PodResources.Requests(pod.Spec, withOverhead: false), PodResources.Limits(pod.Spec, withOverhead: false), errors);
            }
        }
        return errors;
    }

    /// <summary>Checks the requested storage.</summary>
    public static IReadOnlyList<string> Check(PersistentVolumeClaim claim, LimitRange range)
    {
        var errors = new List<string>();
        var requests = claim.Spec.Resources.Requests ?? [];
        foreach (var item in range.Spec.Limits ?? [])
        {
            if (item.Type != LimitType.PersistentVolumeClaim) continue;
            foreach (var (name, least) in Sorted(item.Min)) Min(item.Type, name, least, requests, [], errors);
            foreach (var (name, most) in Sorted(item.Max))
            {
                if (!requests.TryGetValue(name, out var request)) errors.Add($"maximum {name} usage per {item.Type} is {most}.  No request is specified");
                else if (request > most) errors.Add($"maximum {name} usage per {item.Type} is {most}, but request is {request}");
            }
        }
        return errors;
    }

    private static void Check(LimitRangeItem item, Dictionary<string, Quantity> requests, Dictionary<string, Quantity> limits, List<string> errors)
    {
        foreach (var (name, least) in Sorted(item.Min)) Min(item.Type, name, least, requests, limits, errors);
        foreach (var (name, most) in Sorted(item.Max)) Max(item.Type, name, most, requests, limits, errors);
        foreach (var (name, ratio) in Sorted(item.MaxLimitRequestRatio)) Ratio(item.Type, name, ratio, requests, limits, errors);
    }

    private static void Min(string type, string name, Quantity least, Dictionary<string, Quantity> requests, Dictionary<string, Quantity> limits, List<string> errors)
    {
        if (!requests.TryGetValue(name, out var request)) errors.Add($"minimum {name} usage per {type} is {least}.  No request is specified");
        else if (request < least) errors.Add($"minimum {name} usage per {type} is {least}, but request is {request}");
        else if (limits.TryGetValue(name, out var limit) && limit < least) errors.Add($"minimum {name} usage per {type} is {least}, but limit is {limit}");
    }

    private static void Max(string type, string name, Quantity most, Dictionary<string, Quantity> requests, Dictionary<string, Quantity> limits, List<string> errors)
    {
        if (!limits.TryGetValue(name, out var limit)) errors.Add($"maximum {name} usage per {type} is {most}.  No limit is specified");
        else if (limit > most) errors.Add($"maximum {name} usage per {type} is {most}, but limit is {limit}");
        else if (requests.TryGetValue(name, out var request) && request > most) errors.Add($"maximum {name} usage per {type} is {most}, but request is {request}");
    }

    private static void Ratio(string type, string name, Quantity most, Dictionary<string, Quantity> requests, Dictionary<string, Quantity> limits, List<string> errors)
    {
        if (!requests.TryGetValue(name, out var request) || request.Sign == 0)
        {
            errors.Add($"{name} max limit to request ratio per {type} is {most}, but no request is specified or request is 0");
            return;
        }
        if (!limits.TryGetValue(name, out var limit) || limit.Sign == 0)
        {
            errors.Add($"{name} max limit to request ratio per {type} is {most}, but no limit is specified or limit is 0");
            return;
        }
        // Thousandths, so that 0.2 CPU is no zero; what would not fit is far beyond them.
        var provided = limit.MilliValue == long.MaxValue ? (double)limit.Value / request.Value : (double)limit.MilliValue / request.MilliValue;
        if (provided <= most.MilliValue / 1000.0) return;
        errors.Add(string.Create(CultureInfo.InvariantCulture, $"{name} max limit to request ratio per {type} is {most}, but provided ratio is {provided:F6}"));
    }

    private static IEnumerable<KeyValuePair<string, Quantity>> Sorted(Dictionary<string, Quantity>? amounts) => (amounts ?? []).OrderBy(a => a.Key, StringComparer.Ordinal);
}
