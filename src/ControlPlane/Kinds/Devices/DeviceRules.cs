using NetKube.ControlPlane.Kinds.Admission;
using NetKube.ControlPlane.Kinds.Pods.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Resource.V1;

namespace NetKube.ControlPlane.Kinds.Devices;

/// <summary>What claims, classes and slices of devices have in common.</summary>
internal static class DeviceRules
{
    public const int MaxSelectors = 32;
    public const int MaxConfigurations = 32;
    private const int MaxExpression = 10 * 1024;
    private const int MaxParameters = 10 * 1024;
    private const int MaxPoolName = 253;
    private const int MaxId = 32;
    private const int MaxDomain = 63;

    public static void Selectors(List<DeviceSelector>? selectors, Field field, FieldErrors errors)
    {
        var all = selectors ?? [];
        if (all.Count > MaxSelectors) errors.TooMany(field, all.Count, MaxSelectors);
        for (var i = 0; i < Math.Min(all.Count, MaxSelectors); i++)
        {
            if (all[i].Cel is not { } cel) errors.Required(field.Index(i).Child("cel"));
            else if (cel.Expression.Length > MaxExpression) errors.TooLong(field.Index(i).Child("cel", "expression"), MaxExpression);
            else Expressions.Syntax(cel.Expression, field.Index(i).Child("cel", "expression"), errors);
        }
    }

    public static void Configuration(DeviceConfiguration configuration, Field field, FieldErrors errors)
    {
        if (configuration.Opaque is not { } opaque)
        {
            errors.Required(field.Child("opaque"));
            return;
        }
        var at = field.Child("opaque");
        Driver(opaque.Driver, at.Child("driver"), errors);
        if (opaque.Parameters is not { IsNull: false } parameters) errors.Required(at.Child("parameters"));
        else if (parameters.Utf8.Length > MaxParameters) errors.TooLong(at.Child("parameters"), MaxParameters);
        else if (parameters.Utf8.Span[0] != (byte)'{') errors.Invalid(at.Child("parameters"), "<value omitted>", "must be a valid JSON object");
    }

    public static void Driver(string name, Field field, FieldErrors errors) => VolumeSourceRules.CsiDriver(errors, field, name);

    /// <summary>DNS subdomains separated by slashes.</summary>
    public static void Pool(string name, Field field, FieldErrors errors)
    {
        if (name.Length == 0)
        {
            errors.Required(field);
            return;
        }
        if (name.Length > MaxPoolName) errors.TooLong(field, MaxPoolName);
        foreach (var part in name.Split('/')) errors.DnsSubdomain(field, part);
    }

    /// <summary>An identifier, with or without the domain of who defines it.</summary>
    public static void QualifiedName(string name, Field field, bool domainRequired, FieldErrors errors)
    {
        if (name.Length == 0)
        {
            errors.Required(field, "name required");
            return;
        }
        var parts = name.Split('/', 2);
        if (parts.Length == 2)
        {
            if (parts[0].Length == 0) errors.Required(field, "the domain must not be empty");
            else
            {
                if (parts[0].Length > MaxDomain) errors.TooLong(field, MaxDomain);
                errors.DnsSubdomain(field, parts[0]);
            }
        }
        else if (domainRequired) errors.Invalid(field, name, "must include a domain");
        var id = parts[^1];
        if (id.Length == 0) errors.Required(field, "the name must not be empty");
        else
        {
            if (id.Length > MaxId) errors.TooLong(field, MaxId);
            errors.InvalidEach(field, id, Names.Identifier(id));
        }
    }

    public static void Tolerations(List<DeviceToleration>? tolerations, Field field, FieldErrors errors)
    {
        for (var i = 0; i < (tolerations?.Count ?? 0); i++)
        {
            var (toleration, at) = (tolerations![i], field.Index(i));
            if (toleration.Key.Length > 0) errors.QualifiedName(at.Child("key"), toleration.Key);
            if (toleration.Key.Length == 0 && toleration.Operator != DeviceTolerationOperator.Exists) errors.Invalid(at.Child("operator"), toleration.Operator, "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
            if (toleration is { Operator: DeviceTolerationOperator.Exists, Value.Length: > 0 }) errors.Invalid(at.Child("value"), toleration.Value, "must be empty for operator `Exists`");
            errors.RequiredOneOf(at.Child("operator"), toleration.Operator, DeviceTolerationOperator.Equal, DeviceTolerationOperator.Exists);
            if (toleration.Operator == DeviceTolerationOperator.Equal) errors.InvalidEach(at.Child("value"), toleration.Value, Names.LabelValue(toleration.Value));
            if (toleration.Effect.Length > 0) errors.OneOf(at.Child("effect"), toleration.Effect, DeviceTaintEffect.NoExecute, DeviceTaintEffect.NoSchedule, "None");
        }
    }
}
