using System.Globalization;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.LimitRanges;

/// <summary>Rules of LimitRanges: min ≤ default request ≤ default ≤ max.</summary>
internal static class LimitRangeValidation
{
    private const string NotOfPods = "may not be specified when `type` is 'Pod'";

    public static void Check(FieldErrors errors, LimitRange range)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        var items = range.Spec.Limits ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            var (item, at) = (items[i], Field.Of("spec").Child("limits").Index(i));
            Type(errors, at.Child("type"), item.Type);
            if (!types.Add(item.Type)) errors.Duplicate(at.Child("type"), item.Type);
            ResourceNamesOf(errors, at, item);
            if (item.Type == LimitType.PersistentVolumeClaim && item.Min?.ContainsKey(ResourceName.Storage) != true && item.Max?.ContainsKey(ResourceName.Storage) != true)
            {
                errors.Required(at.Child("limits"), "either minimum or maximum storage value is required, but neither was provided");
            }
            Amounts(errors, at, item);
        }
    }

    private static void Type(FieldErrors errors, Field field, string type)
    {
        var before = errors.All.Count;
        errors.QualifiedName(field, type);
        if (errors.All.Count > before || type.Contains('/', StringComparison.Ordinal)) return;
        if (type is not (LimitType.Pod or LimitType.Container or LimitType.PersistentVolumeClaim)) errors.Invalid(field, type, "must be a standard limit type or fully qualified");
    }

    private static void ResourceNamesOf(FieldErrors errors, Field field, LimitRangeItem item)
    {
        var pods = item.Type == LimitType.Pod;
        if (pods && item.Default is { Count: > 0 }) errors.Forbidden(field.Child("default"), NotOfPods);
        if (pods && item.DefaultRequest is { Count: > 0 }) errors.Forbidden(field.Child("defaultRequest"), NotOfPods);
        (string Name, Dictionary<string, Quantity>? List)[] lists =
        [
            ("max", item.Max), ("min", item.Min), ("default", pods ? null : item.Default),
            ("defaultRequest", pods ? null : item.DefaultRequest), ("maxLimitRequestRatio", item.MaxLimitRequestRatio),
        ];
        foreach (var (name, list) in lists)
        {
            foreach (var (resource, _) in ResourceRules.Sorted(list))
            {
                var at = field.Child(name).Key(resource);
                if (item.Type is LimitType.Pod or LimitType.Container) errors.ContainerResourceName(at, resource);
                else errors.ResourceName(at, resource);
            }
        }
    }

    private static void Amounts(FieldErrors errors, Field field, LimitRangeItem item)
    {
        var pods = item.Type == LimitType.Pod;
        var resources = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var list in new[] { item.Max, item.Min, item.Default, item.DefaultRequest, item.MaxLimitRequestRatio }) resources.UnionWith((list ?? []).Keys);
        foreach (var resource in resources)
        {
            var (min, max, ratio) = (Find(item.Min), Find(item.Max), Find(item.MaxLimitRequestRatio));
            var (request, limit) = pods ? (null, null) : (Find(item.DefaultRequest), Find(item.Default));
            Ordered("min", min, max, min, $"min value {min} is greater than max value {max}");
            Ordered("defaultRequest", min, request, request, $"min value {min} is greater than default request value {request}");
            Ordered("defaultRequest", request, max, request, $"default request value {request} is greater than max value {max}");
            Ordered("defaultRequest", request, limit, request, $"default request value {request} is greater than default limit value {limit}");
            Ordered("default", min, limit, min, $"min value {min} is greater than default value {limit}");
            Ordered("default", limit, max, max, $"default value {limit} is greater than max value {max}");
            Ratio(errors, field.Child("maxLimitRequestRatio").Key(resource), ratio, min, max);
            if (!ResourceNames.IsOvercommitAllowed(resource) && limit is { } l && request is { } r && l != r)
            {
                errors.Invalid(field.Child("defaultRequest").Key(resource), r, $"default value {l} must equal to defaultRequest value {r} in {resource}");
            }

            Quantity? Find(Dictionary<string, Quantity>? list) => list is not null && list.TryGetValue(resource, out var found) ? found : null;

            void Ordered(string name, Quantity? low, Quantity? high, Quantity? value, string message)
            {
                if (low is { } lower && high is { } higher && lower > higher) errors.Invalid(field.Child(name).Key(resource), value, message);
            }
        }
    }

    private static void Ratio(FieldErrors errors, Field field, Quantity? ratio, Quantity? min, Quantity? max)
    {
        if (ratio is not { } most) return;
        if (most < Quantity.FromInt64(1)) errors.Invalid(field, most, $"ratio {most} is less than 1");
        if (min is not { Sign: > 0 } least || max is not { } greatest) return;
        var possible = (double)greatest.MilliValue / least.MilliValue;
        if (most.MilliValue / 1000d > possible) errors.Invalid(field, most, string.Create(CultureInfo.InvariantCulture, $"ratio {most} is greater than max/min = {possible:F6}"));
    }
}
