namespace NetKube.Shared.Schema;

/// <summary>
/// What the API knows of an object type: the one model behind strategic merge, server-side apply, field checks and
/// OpenAPI. Built-in types get theirs from generated code, custom types from their definition's schema.
/// </summary>
public sealed class TypeSchema
{
    private readonly Dictionary<string, FieldSchema> _byName;

    public TypeSchema(string groupVersion, string name, bool isObject, bool atomic, IEnumerable<FieldSchema> fields)
    {
        GroupVersion = groupVersion;
        Name = name;
        IsObject = isObject;
        Atomic = atomic;
        Fields = [.. Flatten(fields)];
        _byName = Fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
    }

    /// <summary>Such as "apps/v1".</summary>
    public string GroupVersion { get; }

    /// <summary>The type's name within its group version.</summary>
    public string Name { get; }

    /// <summary>It has kind and apiVersion.</summary>
    public bool IsObject { get; }

    /// <summary>Server-side apply owns it as a whole.</summary>
    public bool Atomic { get; }

    /// <summary>One line on what it is.</summary>
    public string Doc { get; init; } = "";

    /// <summary>In declaration order, with the fields of inlined structs in their place.</summary>
    public IReadOnlyList<FieldSchema> Fields { get; }

    /// <summary>A field by its JSON name.</summary>
    public FieldSchema? Find(string name) => _byName.GetValueOrDefault(name);

    private static IEnumerable<FieldSchema> Flatten(IEnumerable<FieldSchema> fields) =>
        fields.SelectMany(f => f.Inline ? ((StructSchema)f.Value).Type.Fields : [f]);
}

/// <summary>A field of a type.</summary>
/// <param name="Name">JSON name.</param>
/// <param name="Value">What it holds.</param>
public sealed record FieldSchema(string Name, ValueSchema Value)
{
    /// <summary>Protobuf field number, 0 without one.</summary>
    public int Number { get; init; }

    /// <summary>Its fields stand in the owner's JSON object.</summary>
    public bool Inline { get; init; }

    /// <summary>OpenAPI's "required".</summary>
    public bool Required { get; init; }

    /// <summary>A Go pointer: absent and zero differ.</summary>
    public bool Nullable { get; init; }

    /// <summary>Left out when empty.</summary>
    public bool OmitEmpty { get; init; }

    /// <summary>Strategic merge: "merge", "replace", "retainKeys", joined by commas; empty for none.</summary>
    public string PatchStrategy { get; init; } = "";

    /// <summary>Strategic merge: the field that identifies a list's elements.</summary>
    public string PatchMergeKey { get; init; } = "";

    /// <summary>JSON text of the declared default.</summary>
    public string? Default { get; init; }

    /// <summary>The known values of a string.</summary>
    public IReadOnlyList<string> EnumValues { get; init; } = [];

    /// <summary>One line on what it is for.</summary>
    public string Doc { get; init; } = "";
}

/// <summary>What a field, list element or map value holds.</summary>
public abstract record ValueSchema;

/// <summary>The scalar forms on the wire.</summary>
public enum ScalarKind
{
    String,
    Boolean,
    Int32,
    Int64,
    Double,
    Bytes,
    Quantity,
    IntOrString,
    Time,
    MicroTime,
    Duration,

    /// <summary>Any JSON value, kept as it is.</summary>
    Any,
}

/// <summary>One value.</summary>
public sealed record ScalarSchema(ScalarKind Kind) : ValueSchema;

/// <summary>An object with known fields. The type is resolved when first used, so that types may refer to themselves.</summary>
public sealed record StructSchema(Func<TypeSchema> Resolve, bool Atomic = false) : ValueSchema
{
    /// <summary>The type.</summary>
    public TypeSchema Type => field ??= Resolve();

    /// <summary>Whether apply owns it as a whole: declared on the field or on the type.</summary>
    public bool IsAtomic => Atomic || Type.Atomic;
}

/// <summary>How server-side apply sees a list.</summary>
public enum ListKind
{
    /// <summary>Owned as a whole.</summary>
    Atomic,

    /// <summary>Unique scalars, each owned by itself.</summary>
    Set,

    /// <summary>Elements identified by keys, each owned by itself.</summary>
    Map,
}

/// <summary>A list.</summary>
public sealed record ListSchema(ValueSchema Element, ListKind Kind, IReadOnlyList<string> Keys) : ValueSchema;

/// <summary>A map from strings.</summary>
public sealed record MapSchema(ValueSchema Value, bool Atomic) : ValueSchema;
