using System.Globalization;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Validation;

/// <summary>A place in an object, such as spec.containers[0].ports[1].name.</summary>
/// <param name="Text">The path as Kubernetes writes it.</param>
public readonly record struct Field(string Text)
{
    /// <summary>The object itself.</summary>
    public static Field Root { get; } = new("");

    public static Field Of(string name) => new(name);

    public Field Child(string name) => Text.Length == 0 ? new(name) : new($"{Text}.{name}");

    public Field Child(string name, string then) => Child(name).Child(then);

    public Field Index(int index) => new(string.Create(CultureInfo.InvariantCulture, $"{Text}[{index}]"));

    public Field Key(string key) => new($"{Text}[{key}]");

    public override string ToString() => Text;
}

/// <summary>Kubernetes' cause types; their names are on the wire in Status.details.causes[].reason.</summary>
public enum FieldErrorType
{
    FieldValueNotFound,
    FieldValueRequired,
    FieldValueDuplicate,
    FieldValueInvalid,
    FieldValueNotSupported,
    FieldValueForbidden,
    FieldValueTooLong,
    FieldValueTooMany,
    FieldValueTypeInvalid,
    InternalError,
}

/// <summary>One thing that is wrong with an object.</summary>
/// <param name="Type">The cause type.</param>
/// <param name="Path">Where.</param>
/// <param name="Message">Kubernetes' sentence, without the path.</param>
public sealed record FieldError(FieldErrorType Type, string Path, string Message)
{
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}

/// <summary>Collects what is wrong with an object, in the words of k8s.io/apimachinery's field errors.</summary>
public sealed class FieldErrors
{
    private readonly List<FieldError> _all = [];

    /// <summary>In the order found.</summary>
    public IReadOnlyList<FieldError> All => _all;

    /// <summary>Nothing was wrong.</summary>
    public bool None => _all.Count == 0;

    public void Required(Field field, string detail = "") => Add(FieldErrorType.FieldValueRequired, field, "Required value", detail);

    public void Invalid(Field field, object? value, string detail) => Add(FieldErrorType.FieldValueInvalid, field, "Invalid value: " + Show(value), detail);

    public void NotFound(Field field, object? value) => Add(FieldErrorType.FieldValueNotFound, field, "Not found: " + Show(value), "");

    public void Duplicate(Field field, object? value) => Add(FieldErrorType.FieldValueDuplicate, field, "Duplicate value: " + Show(value), "");

    public void Forbidden(Field field, string detail) => Add(FieldErrorType.FieldValueForbidden, field, "Forbidden", detail);

    public void TooLong(Field field, int max) => Add(FieldErrorType.FieldValueTooLong, field, "Too long", string.Create(CultureInfo.InvariantCulture, $"may not be more than {max} bytes"));

    public void TooMany(Field field, int count, int max) =>
        Add(FieldErrorType.FieldValueTooMany, field, string.Create(CultureInfo.InvariantCulture, $"Too many: {count}"), string.Create(CultureInfo.InvariantCulture, $"must have at most {max} items"));

    public void TypeInvalid(Field field, object? value, string detail) => Add(FieldErrorType.FieldValueTypeInvalid, field, "Invalid value: " + Show(value), detail);

    public void Internal(Field field, string detail) => Add(FieldErrorType.InternalError, field, "Internal error", detail);

    public void NotSupported(Field field, object? value, IEnumerable<string> supported) =>
        Add(FieldErrorType.FieldValueNotSupported, field, "Unsupported value: " + Show(value), "supported values: " + string.Join(", ", supported.Order(StringComparer.Ordinal).Select(s => $"\"{s}\"")));

    public void Add(FieldError error) => _all.Add(error);

    private void Add(FieldErrorType type, Field field, string head, string detail) =>
        _all.Add(new FieldError(type, field.Text, detail.Length == 0 ? head : $"{head}: {detail}"));

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        IApiValue complex => System.Text.Encoding.UTF8.GetString(JsonOutput.Encode(complex)),
        Quantity or IntOrString or Time or MicroTime or Duration => $"\"{value}\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "null",
    };
}
