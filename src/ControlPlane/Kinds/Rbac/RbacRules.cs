using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Kinds.Rbac;

internal static class RbacRules
{
    /// <summary>The API group of roles, users and groups.</summary>
    public const string Group = "rbac.authorization.k8s.io";

    public static void Rules(List<PolicyRule>? rules, bool namespaced, FieldErrors errors)
    {
        for (var i = 0; i < (rules?.Count ?? 0); i++) Rule(rules![i], namespaced, Field.Of("rules").Index(i), errors);
    }

    public static void Binding(RoleRef role, List<Subject>? subjects, bool namespaced, FieldErrors errors)
    {
        var field = Field.Of("roleRef");
        errors.OneOf(field.Child("apiGroup"), role.ApiGroup, Group);
        if (namespaced) errors.OneOf(field.Child("kind"), role.Kind, "Role", "ClusterRole");
        else errors.OneOf(field.Child("kind"), role.Kind, "ClusterRole");
        if (role.Name.Length == 0) errors.Required(field.Child("name"));
        else errors.InvalidEach(field.Child("name"), role.Name, Names.PathSegment(role.Name));
        for (var i = 0; i < (subjects?.Count ?? 0); i++) Subject(subjects![i], namespaced, Field.Of("subjects").Index(i), errors);
    }

    /// <summary>A binding that gave other rights than before would be another binding.</summary>
    public static void SameRole(RoleRef role, RoleRef old, FieldErrors errors)
    {
        if (!Same.Value(role, old)) errors.Invalid(Field.Of("roleRef"), role, "cannot change roleRef");
    }

    public static void Default(RoleRef role, List<Subject>? subjects)
    {
        if (role.ApiGroup.Length == 0) role.ApiGroup = Group;
        foreach (var subject in subjects ?? [])
        {
            if (subject.ApiGroup.Length == 0 && subject.Kind is "User" or "Group") subject.ApiGroup = Group;
        }
    }

    public static object?[] BindingRow(string name, RoleRef role, List<Subject>? subjects, string age)
    {
        var all = subjects ?? [];
        return
        [
            name, $"{role.Kind}/{role.Name}", age,
            string.Join(", ", all.Where(s => s.Kind == "User").Select(s => s.Name)),
            string.Join(", ", all.Where(s => s.Kind == "Group").Select(s => s.Name)),
            string.Join(", ", all.Where(s => s.Kind == "ServiceAccount").Select(s => s.Namespace.Length > 0 ? $"{s.Namespace}/{s.Name}" : s.Name)),
        ];
    }

    private static void Rule(PolicyRule rule, bool namespaced, Field field, FieldErrors errors)
    {
        if (rule.Verbs is not { Count: > 0 }) errors.Required(field.Child("verbs"), "verbs must contain at least one value");
        if (rule.NonResourceURLs is { Count: > 0 } urls)
        {
            if (namespaced) errors.Invalid(field.Child("nonResourceURLs"), RawText.List(urls), "namespaced rules cannot apply to non-resource URLs");
            if (rule.ApiGroups is { Count: > 0 } || rule.Resources is { Count: > 0 } || rule.ResourceNames is { Count: > 0 })
            {
                errors.Invalid(field.Child("nonResourceURLs"), RawText.List(urls), "rules cannot apply to both regular resources and non-resource URLs");
            }
            return;
        }
        if (rule.ApiGroups is not { Count: > 0 }) errors.Required(field.Child("apiGroups"), "resource rules must supply at least one api group");
        if (rule.Resources is not { Count: > 0 }) errors.Required(field.Child("resources"), "resource rules must supply at least one resource");
    }

    private static void Subject(Subject subject, bool namespaced, Field field, FieldErrors errors)
    {
        if (subject.Name.Length == 0) errors.Required(field.Child("name"));
        switch (subject.Kind)
        {
            case "ServiceAccount":
                if (subject.Name.Length > 0) errors.DnsSubdomain(field.Child("name"), subject.Name);
                if (subject.ApiGroup.Length > 0) errors.NotSupported(field.Child("apiGroup"), subject.ApiGroup, [""]);
                if (!namespaced && subject.Namespace.Length == 0) errors.Required(field.Child("namespace"));
                break;
            case "User" or "Group":
                if (subject.Name.Length == 0) errors.Invalid(field.Child("name"), subject.Name, subject.Kind == "User" ? "user name cannot be empty" : "group name cannot be empty");
                errors.OneOf(field.Child("apiGroup"), subject.ApiGroup, Group);
                break;
            default:
                errors.NotSupported(field.Child("kind"), subject.Kind, ["ServiceAccount", "User", "Group"]);
                break;
        }
    }
}
