using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.FlowControl.V1;

namespace NetKube.ControlPlane.Kinds.FlowControl;

internal static class FlowSchemaRules
{
    private const int LowestPrecedence = 10000;
    private const string All = "*";
    private static readonly Field Spec = Field.Of("spec");
    private static readonly string[] Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch"];

    public static void Validate(FlowSchema schema, FieldErrors errors)
    {
        var (spec, precedence) = (schema.Spec, Spec.Child("matchingPrecedence"));
        if (spec.MatchingPrecedence <= 0) errors.Invalid(precedence, spec.MatchingPrecedence, "must be a positive value");
        if (spec.MatchingPrecedence > LowestPrecedence) errors.Invalid(precedence, spec.MatchingPrecedence, $"must not be greater than {LowestPrecedence}");
        if (spec.MatchingPrecedence == 1 && schema.Metadata.Name != "exempt") errors.Invalid(precedence, spec.MatchingPrecedence, "only the schema named 'exempt' may have matchingPrecedence 1");
        if (spec.DistinguisherMethod is { } method) errors.OneOf(Spec.Child("distinguisherMethod", "type"), method.Type, FlowDistinguisherMethodType.ByNamespace, FlowDistinguisherMethodType.ByUser);
        var level = spec.PriorityLevelConfiguration.Name;
        var levelField = Spec.Child("priorityLevelConfiguration", "name");
        if (level.Length == 0) errors.Required(levelField, "must reference a priority level");
        else errors.DnsSubdomain(levelField, level);
        for (var i = 0; i < (spec.Rules?.Count ?? 0); i++) Rules(spec.Rules![i], Spec.Child("rules").Index(i), errors);
    }

    private static void Rules(PolicyRulesWithSubjects rules, Field field, FieldErrors errors)
    {
        if (rules.Subjects is not { Count: > 0 }) errors.Required(field.Child("subjects"), "subjects must contain at least one value");
        for (var i = 0; i < (rules.Subjects?.Count ?? 0); i++) Subject(rules.Subjects![i], field.Child("subjects").Index(i), errors);
        if (rules.ResourceRules is not { Count: > 0 } && rules.NonResourceRules is not { Count: > 0 }) errors.Required(field, "at least one of resourceRules and nonResourceRules has to be non-empty");
        for (var i = 0; i < (rules.ResourceRules?.Count ?? 0); i++) Resources(rules.ResourceRules![i], field.Child("resourceRules").Index(i), errors);
        for (var i = 0; i < (rules.NonResourceRules?.Count ?? 0); i++) NonResources(rules.NonResourceRules![i], field.Child("nonResourceRules").Index(i), errors);
    }

    private static void Subject(Subject subject, Field field, FieldErrors errors)
    {
        errors.OneOf(field.Child("kind"), subject.Kind, SubjectKind.Group, SubjectKind.ServiceAccount, SubjectKind.User);
        if (subject.Kind is not (SubjectKind.Group or SubjectKind.ServiceAccount or SubjectKind.User)) return;
        Member(subject.ServiceAccount, subject.Kind, SubjectKind.ServiceAccount, field.Child("serviceAccount"), errors);
        Member(subject.User, subject.Kind, SubjectKind.User, field.Child("user"), errors);
        Member(subject.Group, subject.Kind, SubjectKind.Group, field.Child("group"), errors);
        if (subject is { Kind: SubjectKind.User, User.Name: "" }) errors.Required(field.Child("user", "name"));
        if (subject is { Kind: SubjectKind.Group, Group.Name: "" }) errors.Required(field.Child("group", "name"));
        if (subject is { Kind: SubjectKind.ServiceAccount, ServiceAccount: { } account }) Account(account, field.Child("serviceAccount"), errors);
    }

    private static void Member(object? member, string kind, string own, Field field, FieldErrors errors)
    {
        var name = field.Text[(field.Text.LastIndexOf('.') + 1)..];
        if (kind == own && member is null) errors.Required(field, $"{name} is required when subject kind is '{own}'");
        if (kind != own && member is not null) errors.Forbidden(field, $"{name} is forbidden when subject kind is not '{own}'");
    }

    private static void Account(ServiceAccountSubject account, Field field, FieldErrors errors)
    {
        if (account.Name.Length == 0) errors.Required(field.Child("name"));
        else if (account.Name != All) errors.DnsSubdomain(field.Child("name"), account.Name);
        if (account.Namespace.Length == 0) errors.Required(field.Child("namespace"), "must specify namespace for service account");
        else errors.DnsLabel(field.Child("namespace"), account.Namespace);
    }

    private static void Resources(ResourcePolicyRule rule, Field field, FieldErrors errors)
    {
        VerbsOf(rule.Verbs, field.Child("verbs"), errors);
        Listed(rule.ApiGroups, field.Child("apiGroups"), "resource rules must supply at least one api group", "api groups", errors);
        Listed(rule.Resources, field.Child("resources"), "resource rules must supply at least one resource", "resources", errors);
        var (namespaces, at) = (rule.Namespaces ?? [], field.Child("namespaces"));
        if (namespaces.Count == 0)
        {
            if (!rule.ClusterScope) errors.Required(at, "resource rules that are not cluster scoped must supply at least one namespace");
            return;
        }
        if (namespaces.Contains(All))
        {
            if (namespaces.Count > 1) errors.Invalid(at, RawText.List(namespaces), "if '*' is present, must not specify other namespaces");
            return;
        }
        for (var i = 0; i < namespaces.Count; i++)
        {
            if (Names.DnsLabel(namespaces[i]).Any()) errors.Invalid(at.Index(i), namespaces[i], $"neither '*' nor a valid namespace name: {string.Join("; ", Names.DnsLabel(namespaces[i]))}");
        }
    }

    private static void NonResources(NonResourcePolicyRule rule, Field field, FieldErrors errors)
    {
        VerbsOf(rule.Verbs, field.Child("verbs"), errors);
        var (urls, at) = (rule.NonResourceURLs ?? [], field.Child("nonResourceURLs"));
        if (urls.Count == 0) errors.Required(at, "nonResourceURLs must contain at least one value");
        else if (urls.Contains(All))
        {
            if (urls.Count > 1) errors.Invalid(at, RawText.List(urls), "if '*' is present, must not specify other non-resource URLs");
        }
        else
        {
            for (var i = 0; i < urls.Count; i++) Path(urls[i], at.Index(i), errors);
        }
    }

    private static void Path(string path, Field field, FieldErrors errors)
    {
        if (path.Length == 0) errors.Invalid(field, path, "must not be empty");
        else if (path == "/") return;
        else if (path[0] != '/') errors.Invalid(field, path, "must start with slash");
        else if (path.Contains(' ', StringComparison.Ordinal)) errors.Invalid(field, path, "must not contain white-space");
        else if (path.Contains("//", StringComparison.Ordinal)) errors.Invalid(field, path, "must not contain double slash");
        else if (path.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star && (star != path.Length - 1 || !path.EndsWith("/*", StringComparison.Ordinal)))
        {
            errors.Invalid(field, path, "wildcard can only do suffix matching");
        }
    }

    private static void VerbsOf(List<string>? verbs, Field field, FieldErrors errors)
    {
        if (verbs is not { Count: > 0 }) errors.Required(field, "verbs must contain at least one value");
        else if (verbs.Contains(All))
        {
            if (verbs.Count > 1) errors.Invalid(field, RawText.List(verbs), "if '*' is present, must not specify other verbs");
        }
        else if (!verbs.TrueForAll(v => Verbs.Contains(v, StringComparer.Ordinal))) errors.NotSupported(field, RawText.List(verbs), Verbs);
    }

    private static void Listed(List<string>? values, Field field, string required, string what, FieldErrors errors)
    {
        if (values is not { Count: > 0 }) errors.Required(field, required);
        else if (values.Count > 1 && values.Contains(All)) errors.Invalid(field, RawText.List(values), $"if '*' is present, must not specify other {what}");
    }
}
