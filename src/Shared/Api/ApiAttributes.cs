namespace NetKube.Shared.Api;

/// <summary>A type of a Kubernetes API; src/Generators derives its JSON, protobuf, copy and schema from its attributes.</summary>
/// <param name="groupVersion">Such as "v1" or "apps/v1".</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ApiTypeAttribute(string groupVersion) : Attribute
{
    /// <summary>Such as "v1" or "apps/v1".</summary>
    public string GroupVersion { get; } = groupVersion;

    /// <summary>It has kind and apiVersion.</summary>
    public bool IsObject { get; set; }

    /// <summary>Server-side apply treats it as one value (structType=atomic).</summary>
    public bool Atomic { get; set; }
}

/// <summary>What the wire knows of a field.</summary>
/// <param name="name">JSON name; empty for an inlined struct.</param>
/// <param name="number">Protobuf field number; 0 where the type has no protobuf form.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string name, int number) : Attribute
{
    /// <summary>JSON name; empty for an inlined struct.</summary>
    public string Name { get; } = name;

    /// <summary>Protobuf field number; 0 where the type has no protobuf form.</summary>
    public int Number { get; } = number;

    /// <summary>Go's omitempty: empty strings, zeros, nulls and empty collections are left out (structs never are).</summary>
    public bool OmitEmpty { get; set; }

    /// <summary>Go's omitzero: a zero time is left out instead of written as null.</summary>
    public bool OmitZero { get; set; }

    /// <summary>A time that is a pointer in Go, so that absent and zero differ (one by value is written as null).</summary>
    public bool Pointer { get; set; }

    /// <summary>Its fields stand in the owner's JSON object.</summary>
    public bool Inline { get; set; }

    /// <summary>OpenAPI's "required".</summary>
    public bool Required { get; set; }

    /// <summary>JSON text of the declared default.</summary>
    public string? Default { get; set; }

    /// <summary>The class of constants with the known values.</summary>
    public Type? Enum { get; set; }
}

/// <summary>Strategic merge: "merge", "replace", "retainKeys" or "merge,retainKeys".</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PatchAttribute(string strategy) : Attribute
{
    /// <summary>The strategies, separated by commas.</summary>
    public string Strategy { get; } = strategy;

    /// <summary>The field of list elements that identifies them.</summary>
    public string? Key { get; set; }
}

/// <summary>Server-side apply: a list whose elements are identified by these fields (listType=map).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListMapAttribute(params string[] keys) : Attribute
{
    /// <summary>JSON names of the key fields.</summary>
    public string[] Keys { get; } = keys;
}

/// <summary>Server-side apply: a list of unique scalars (listType=set).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListSetAttribute : Attribute;

/// <summary>Server-side apply: a map or struct that is owned as a whole.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AtomicAttribute : Attribute;
