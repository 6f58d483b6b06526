using NetKube.Shared.Schema;
using NetKube.Shared.Serialization;

namespace NetKube.Shared.Api;

/// <summary>A resource of the API as discovery describes it; <see cref="ApiResource{T}"/> ties it to its C# type.</summary>
public abstract class ApiResource(string groupVersion, string plural, string singular, bool namespaced)
{
    /// <summary>Such as "v1" or "apps/v1".</summary>
    public string GroupVersion { get; } = groupVersion;

    /// <summary>The API group; empty for core.</summary>
    public string Group { get; } = groupVersion.Contains('/', StringComparison.Ordinal) ? groupVersion[..groupVersion.IndexOf('/', StringComparison.Ordinal)] : "";

    /// <summary>The version within the group.</summary>
    public string Version { get; } = groupVersion[(groupVersion.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The name in URLs.</summary>
    public string Plural { get; } = plural;

    /// <summary>The singular name.</summary>
    public string Singular { get; } = singular;

    /// <summary>Whether its objects live in namespaces.</summary>
    public bool Namespaced { get; } = namespaced;

    /// <summary>The kind's name.</summary>
    public abstract string Kind { get; }

    /// <summary>The C# type.</summary>
    public abstract Type Type { get; }

    /// <summary>The type's schema.</summary>
    public abstract TypeSchema Schema { get; }

    /// <summary>What may be done with it.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    /// <summary>kubectl's abbreviations.</summary>
    public IReadOnlyList<string> ShortNames { get; init; } = [];

    /// <summary>Groups such as "all".</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Its subresources.</summary>
    public IReadOnlyList<ApiSubresource> Subresources { get; init; } = [];

    /// <summary>Columns of its table.</summary>
    public IReadOnlyList<TableColumn> Columns { get; init; } = [];

    /// <summary>"pods" or "deployments.apps".</summary>
    public string QualifiedName => Group.Length == 0 ? Plural : Plural + "." + Group;

    /// <summary>Reads an object of this kind from JSON.</summary>
    public abstract ITypedObject ReadJson(ref JsonInput input);

    /// <summary>Reads an object of this kind from protobuf (the message, without the envelope).</summary>
    public abstract ITypedObject ReadProto(ref ProtoInput input);

    /// <summary>Copies an object of this kind.</summary>
    public abstract ITypedObject Clone(ITypedObject value);

    /// <summary>The path of a collection, or of one object in it.</summary>
    public string Path(string? inNamespace, string? name = null, string? subresource = null)
    {
        var root = Group.Length == 0 ? "/api/" + Version : "/apis/" + GroupVersion;
        var path = Namespaced && !string.IsNullOrEmpty(inNamespace) ? $"{root}/namespaces/{inNamespace}/{Plural}" : $"{root}/{Plural}";
        if (name is null) return path;
        path = $"{path}/{Uri.EscapeDataString(name)}";
        return subresource is null ? path : $"{path}/{subresource}";
    }
}

/// <summary>A resource whose objects are <typeparamref name="T"/>.</summary>
public sealed class ApiResource<T>(string groupVersion, string plural, string singular, bool namespaced)
    : ApiResource(groupVersion, plural, singular, namespaced)
    where T : class, ITypedObject, IApiValue<T>
{
    public override string Kind { get; } = typeof(T).Name;

    public override Type Type => typeof(T);

    public override TypeSchema Schema => T.ApiSchema;

    public override ITypedObject ReadJson(ref JsonInput input) => T.ReadJson(ref input);

    public override ITypedObject ReadProto(ref ProtoInput input) => T.ReadProto(ref input);

    public override ITypedObject Clone(ITypedObject value) => ((T)value).Clone();
}

/// <param name="Name">Such as "status" or "scale".</param>
/// <param name="GroupVersion">Of the kind that it speaks.</param>
/// <param name="Kind">The kind that it speaks.</param>
/// <param name="Verbs">What may be done with it.</param>
public sealed record ApiSubresource(string Name, string GroupVersion, string Kind, IReadOnlyList<string> Verbs);

/// <param name="Name">The heading.</param>
/// <param name="Type">OpenAPI type of the cells.</param>
/// <param name="Format">OpenAPI format of the cells.</param>
/// <param name="Priority">0 is always shown; 1 with -o wide.</param>
public sealed record TableColumn(string Name, string Type, string Format, int Priority);
