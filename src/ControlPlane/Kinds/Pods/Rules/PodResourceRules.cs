using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Resources of a pod as a whole (KEP-2837).</summary>
internal static class PodResourceRules
{
    private static readonly string[] Supported = [ResourceName.Cpu, "hugepages-", ResourceName.Memory];

    public static void Check(PodRuleContext context, Field field, ResourceRequirements resources)
    {
        if (context.Spec.Os is { Name: OSName.Windows })
        {
            context.Errors.Forbidden(field, "may not be set for a windows pod");
            return;
        }
        if (resources.Claims is { Count: > 0 }) context.Errors.Forbidden(field.Child("claims"), "claims may not be set for Resources at pod-level");
        context.Errors.Requirements(field, resources, Name);
        Consistent(context, field, resources);
    }

    private static void Name(FieldErrors errors, Field field, string name)
    {
        var before = errors.All.Count;
        errors.ResourceName(field, name);
        if (errors.All.Count == before && !PodResources.IsPodLevel(name)) errors.NotSupported(field, name, Supported);
    }

    /// <summary>The whole is not less than its parts.</summary>
    private static void Consistent(PodRuleContext context, Field field, ResourceRequirements resources)
    {
        var together = PodResources.Requests(context.Spec);
        foreach (var (name, quantity) in ResourceRules.Sorted(resources.Requests))
        {
            if (together.TryGetValue(name, out var parts) && parts > quantity) context.Errors.Invalid(field.Child("requests").Key(name), quantity, $"must be greater than or equal to aggregate container requests of {parts}");
        }
        var limits = PodResources.Limits(context.Spec);
        foreach (var (name, quantity) in ResourceRules.Sorted(resources.Limits))
        {
            if (ResourceNames.IsHugePages(name) && limits.TryGetValue(name, out var parts) && parts > quantity) context.Errors.Invalid(field.Child("limits").Key(name), quantity, $"must be greater than or equal to aggregate container limits of {parts}");
        }
        var containers = context.Spec.Containers ?? [];
        for (var i = 0; i < containers.Count; i++)
        {
            foreach (var (name, quantity) in ResourceRules.Sorted(containers[i].Resources.Limits))
            {
                if (resources.Limits is null || !resources.Limits.TryGetValue(name, out var whole) || quantity <= whole) continue;
                context.Errors.Invalid(field.Child("containers").Index(i).Key(name).Child("limits"), quantity, $"must be less than or equal to pod limits of {whole}");
            }
        }
    }
}
