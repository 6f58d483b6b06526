using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Validation;

/// <summary>Names and amounts of resources.</summary>
public static class ResourceRules
{
    /// <summary>A qualified name that is standard when it has no domain; true when it is.</summary>
    public static bool ResourceName(this FieldErrors errors, Field field, string name)
    {
        var before = errors.All.Count;
        errors.QualifiedName(field, name);
        if (errors.All.Count > before) return false;
        if (!name.Contains('/', StringComparison.Ordinal) && !ResourceNames.IsStandard(name)) errors.Invalid(field, name, "must be a standard resource type or fully qualified");
        return true;
    }

    /// <summary>A resource that containers may ask for.</summary>
    public static void ContainerResourceName(this FieldErrors errors, Field field, string name)
    {
        errors.ResourceName(field, name);
        if (!name.Contains('/', StringComparison.Ordinal))
        {
            if (!ResourceNames.IsStandardForContainers(name)) errors.Invalid(field, name, "must be a standard resource for containers");
        }
        else if (!ResourceNames.IsNative(name) && !ResourceNames.IsExtended(name)) errors.Invalid(field, name, "doesn't follow extended resource name standard");
    }

    /// <summary>Not negative, and whole for what comes in pieces.</summary>
    public static void ResourceAmount(this FieldErrors errors, Field field, string name, Quantity quantity)
    {
        errors.NonNegative(field, quantity);
        if (ResourceNames.IsInteger(name) && !quantity.IsInteger) errors.Invalid(field, quantity, "must be an integer");
    }

    /// <summary>Requests and limits of a container, a pod or an overhead.</summary>
    /// <param name="errors">Where to.</param>
    /// <param name="field">Of the requirements.</param>
    /// <param name="resources">The requirements.</param>
    /// <param name="nameRule">Which names may stand here.</param>
    public static void Requirements(this FieldErrors errors, Field field, ResourceRequirements resources, Action<FieldErrors, Field, string> nameRule)
    {
        var (limitsField, requestsField) = (field.Child("limits"), field.Child("requests"));
        foreach (var (name, quantity) in Sorted(resources.Limits)) Amount(errors, limitsField.Key(name), name, quantity, nameRule);
        foreach (var (name, quantity) in Sorted(resources.Requests))
        {
            Amount(errors, requestsField.Key(name), name, quantity, nameRule);
            if (resources.Limits is { } limits && limits.TryGetValue(name, out var limit)) AgainstLimit(errors, requestsField, name, quantity, limit);
            else if (!ResourceNames.IsOvercommitAllowed(name)) errors.Required(limitsField, "Limit must be set for non overcommitable resources");
        }
        var names = (resources.Limits ?? []).Keys.Concat((resources.Requests ?? []).Keys).ToList();
        var compute = names.Any(n => n is Shared.Api.Core.V1.ResourceName.Cpu or Shared.Api.Core.V1.ResourceName.Memory);
        if (!compute && names.Any(ResourceNames.IsHugePages)) errors.Forbidden(field, "HugePages require cpu or memory");
    }

    /// <summary>In the order of the names, so that messages are the same every time.</summary>
    public static IEnumerable<KeyValuePair<string, Quantity>> Sorted(Dictionary<string, Quantity>? quantities) =>
        (quantities ?? []).OrderBy(q => q.Key, StringComparer.Ordinal);

    private static void Amount(FieldErrors errors, Field field, string name, Quantity quantity, Action<FieldErrors, Field, string> nameRule)
    {
        nameRule(errors, field, name);
        errors.ResourceAmount(field, name, quantity);
        if (!ResourceNames.IsHugePages(name)) return;
        var size = name["hugepages-".Length..];
        if (!Quantity.TryParse(size, out var page) || page.Value <= 0) errors.Invalid(field, quantity, $"{size} is not a valid page size");
        else if (quantity.Value % page.Value != 0) errors.Invalid(field, quantity, $"{quantity} is not positive integer multiple of {size}");
    }

    private static void AgainstLimit(FieldErrors errors, Field field, string name, Quantity quantity, Quantity limit)
    {
        if (quantity != limit && !ResourceNames.IsOvercommitAllowed(name)) errors.Invalid(field, quantity, $"must be equal to {name} limit of {limit}");
        else if (quantity > limit) errors.Invalid(field, quantity, $"must be less than or equal to {name} limit of {limit}");
    }
}
