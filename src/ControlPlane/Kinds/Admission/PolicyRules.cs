using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.AdmissionRegistration.V1;

namespace NetKube.ControlPlane.Kinds.Admission;

/// <summary>What validating and mutating policies have in common.</summary>
internal static class PolicyRules
{
    public static readonly Field Spec = Field.Of("spec");

    public static void Frame(string? failurePolicy, ParamKind? paramKind, MatchResources? match, List<MatchCondition>? conditions, FieldErrors errors)
    {
        if (failurePolicy is null) errors.Required(Spec.Child("failurePolicy"));
        else errors.OneOf(Spec.Child("failurePolicy"), failurePolicy, FailurePolicyType.Fail, FailurePolicyType.Ignore);
        if (paramKind is not null) Kind(paramKind, Spec.Child("paramKind"), errors);
        if (match is null) errors.Required(Spec.Child("matchConstraints"));
        else
        {
            MatchRules.Resources(match, Spec.Child("matchConstraints"), errors);
            if (match.ResourceRules is not { Count: > 0 }) errors.Required(Spec.Child("matchConstraints", "resourceRules"));
        }
        MatchRules.Conditions(conditions, Spec.Child("matchConditions"), errors);
    }

    public static void Variables(List<Variable>? variables, FieldErrors errors)
    {
        for (var i = 0; i < (variables?.Count ?? 0); i++)
        {
            var (variable, field) = (variables![i], Spec.Child("variables").Index(i));
            if (variable.Name.Trim().Length == 0) errors.Required(field.Child("name"), "name is not specified");
            else if (Names.Identifier(variable.Name).Any()) errors.Invalid(field.Child("name"), variable.Name, "name is not a valid CEL identifier");
            Expressions.Required(variable.Expression, field.Child("expression"), "expression is not specified", errors);
        }
    }

    public static void Binding(string policyName, ParamRef? parameters, MatchResources? match, FieldErrors errors)
    {
        if (policyName.Length == 0) errors.Required(Spec.Child("policyName"));
        else errors.DnsSubdomain(Spec.Child("policyName"), policyName);
        if (parameters is not null) Parameters(parameters, Spec.Child("paramRef"), errors);
        if (match is not null) MatchRules.Resources(match, Spec.Child("matchResources"), errors);
    }

    public static string Shown(ParamKind? kind) => kind is null ? "<unset>" : $"{kind.ApiVersion}/{kind.Kind}";

    public static string Shown(ParamRef? parameters)
    {
        if (parameters is null) return "<unset>";
        if (parameters.Name.Length == 0) return "*";
        return parameters.Namespace.Length > 0 ? $"{parameters.Namespace}/{parameters.Name}" : parameters.Name;
    }

    private static void Parameters(ParamRef parameters, Field field, FieldErrors errors)
    {
        if (parameters.Name.Length > 0)
        {
            errors.InvalidEach(field.Child("name"), parameters.Name, Names.PathSegment(parameters.Name));
            if (parameters.Selector is not null) errors.Forbidden(field.Child("name"), "name and selector are mutually exclusive");
        }
        if (parameters.Selector is not null)
        {
            errors.Selector(field.Child("selector"), parameters.Selector);
            if (parameters.Name.Length > 0) errors.Forbidden(field.Child("selector"), "name and selector are mutually exclusive");
        }
        if (parameters.Name.Length == 0 && parameters.Selector is null) errors.Required(field, "one of name or selector must be specified");
        if (parameters.ParameterNotFoundAction is not { Length: > 0 } action) errors.Required(field.Child("parameterNotFoundAction"), "parameterNotFoundAction is required");
        else errors.OneOf(field.Child("parameterNotFoundAction"), action, ParameterNotFoundActionType.Allow, ParameterNotFoundActionType.Deny);
    }

    private static void Kind(ParamKind kind, Field field, FieldErrors errors)
    {
        var parts = kind.ApiVersion.Split('/');
        if (kind.ApiVersion.Length == 0) errors.Required(field.Child("apiVersion"));
        else if (parts.Length > 2) errors.Invalid(field.Child("apiVersion"), kind.ApiVersion, "unexpected GroupVersion string: " + kind.ApiVersion);
        else
        {
            var group = parts.Length == 2 ? parts[0] : "";
            if (group.Length > 0 && Names.DnsSubdomain(group).Any()) errors.Invalid(field.Child("apiVersion"), group, string.Join(",", Names.DnsSubdomain(group)));
            if (parts[^1].Length == 0) errors.Invalid(field.Child("apiVersion"), kind.ApiVersion, "version must be specified");
            else if (Names.Dns1035Label(parts[^1]).Any()) errors.Invalid(field.Child("apiVersion"), parts[^1], string.Join(",", Names.Dns1035Label(parts[^1])));
        }
        var lower = kind.Kind.ToLowerInvariant();
        if (kind.Kind.Length == 0) errors.Required(field.Child("kind"));
        else if (Names.Dns1035Label(lower).Any()) errors.Invalid(field.Child("kind"), kind.Kind, "may have mixed case, but should otherwise match: " + string.Join(",", Names.Dns1035Label(lower)));
    }
}
