using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Validation;

/// <summary>Rules that many kinds share; each adds what is wrong to the errors.</summary>
public static class CommonRules
{
    public const string Immutable = "field is immutable";
    public const string NotNegative = "must be greater than or equal to 0";

    /// <summary>One Invalid for each sentence.</summary>
    public static void InvalidEach(this FieldErrors errors, Field field, object? value, IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences) errors.Invalid(field, value, sentence);
    }

    public static void DnsLabel(this FieldErrors errors, Field field, string value) => errors.InvalidEach(field, value, Names.DnsLabel(value));

    public static void DnsSubdomain(this FieldErrors errors, Field field, string value) => errors.InvalidEach(field, value, Names.DnsSubdomain(value));

    public static void QualifiedName(this FieldErrors errors, Field field, string value) => errors.InvalidEach(field, value, Names.Qualified(value));

    public static void PortNumber(this FieldErrors errors, Field field, int value) => errors.InvalidEach(field, value, Names.PortNumber(value));

    /// <summary>A port by number or by name.</summary>
    public static void PortNumberOrName(this FieldErrors errors, Field field, IntOrString value)
    {
        if (value.IsString) errors.InvalidEach(field, value.Text, Names.PortName(value.Text));
        else errors.PortNumber(field, value.Number);
    }

    public static void NonNegative(this FieldErrors errors, Field field, long value)
    {
        if (value < 0) errors.Invalid(field, value, NotNegative);
    }

    public static void NonNegative(this FieldErrors errors, Field field, long? value)
    {
        if (value is { } number) errors.NonNegative(field, number);
    }

    public static void NonNegative(this FieldErrors errors, Field field, Quantity value)
    {
        if (value.Sign < 0) errors.Invalid(field, value, NotNegative);
    }

    public static void Positive(this FieldErrors errors, Field field, Quantity value)
    {
        if (value.Sign <= 0) errors.Invalid(field, value, "must be greater than zero");
    }

    /// <summary>A whole number or a percentage of at least 0.</summary>
    public static void NonNegativeIntOrPercent(this FieldErrors errors, Field field, IntOrString value)
    {
        if (!value.IsString) errors.NonNegative(field, value.Number);
        else if (!IsPercent(value.Text)) errors.Invalid(field, value.Text, "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')");
    }

    /// <summary>A percentage, if it is one, of at most 100.</summary>
    public static void NotMoreThanHundredPercent(this FieldErrors errors, Field field, IntOrString value)
    {
        if (Percent(value) > 100) errors.Invalid(field, value, "must not be greater than 100%");
    }

    /// <summary>The number before the '%'; null for anything else.</summary>
    public static long? Percent(IntOrString value) => value.IsString && IsPercent(value.Text) && long.TryParse(value.Text.AsSpan(0, value.Text.Length - 1), out var percent) ? percent : null;

    /// <summary>One of a closed set of values.</summary>
    public static void OneOf(this FieldErrors errors, Field field, string value, params ReadOnlySpan<string> supported)
    {
        if (!supported.Contains(value)) errors.NotSupported(field, value, supported.ToArray());
    }

    /// <summary>One of a closed set of values, and not empty.</summary>
    public static void RequiredOneOf(this FieldErrors errors, Field field, string value, params ReadOnlySpan<string> supported)
    {
        if (value.Length == 0) errors.Required(field);
        else errors.OneOf(field, value, supported);
    }

    /// <summary>Two values that must be equal; API types are compared as they are on the wire.</summary>
    public static void Unchanged<T>(this FieldErrors errors, Field field, T value, T old)
    {
        var same = value is IApiValue || old is IApiValue ? Same.Value(value as IApiValue, old as IApiValue) : EqualityComparer<T>.Default.Equals(value, old);
        if (!same) errors.Invalid(field, value, Immutable);
    }

    private static bool IsPercent(string text) => text.Length > 1 && text[^1] == '%' && text.AsSpan(0, text.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0;
}
