using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

/// <summary>A named schema of a document.</summary>
internal abstract record Definition
{
    /// <summary>The kinds whose objects it describes; most types are no kind.</summary>
    public List<KindName> Kinds { get; } = [];
}

/// <summary>An API type.</summary>
internal sealed record TypeDefinition(TypeSchema Type) : Definition;

/// <summary>The list of a resource's objects.</summary>
internal sealed record ListDefinition(ApiResource Resource) : Definition;

/// <summary>A type whose JSON is not an object with known fields: one text for each of the two versions.</summary>
internal sealed record LiteralDefinition(string V2, string V3) : Definition;

/// <summary>The definitions that some resources need, with everything these refer to, in the order of their names.</summary>
internal sealed class Definitions
{
    private readonly SortedDictionary<string, Definition> _byName = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, Definition>> All => _byName;

    /// <summary>What a set of resources and their operations refers to.</summary>
    public static Definitions Of(IEnumerable<ApiResource> resources, ApiCatalog catalog)
    {
        var definitions = new Definitions();
        definitions.Add(Status.ApiSchema).Kinds.Add(KindName.Of("v1", nameof(Status)));
        var deletion = definitions.Add(DeleteOptions.ApiSchema);
        deletion.Kinds.AddRange(catalog.Resources.Select(r => r.GroupVersion).Distinct().Order(StringComparer.Ordinal).Select(v => KindName.Of(v, nameof(DeleteOptions))));
        definitions.Literal(DefinitionNames.Patch);
        definitions.Literal(DefinitionNames.RawExtension);
        definitions.Literal(DefinitionNames.WatchEvent);
        foreach (var resource in resources) definitions.Add(resource, catalog);
        return definitions;
    }

    /// <summary>The types of the discovery documents.</summary>
    public void AddDiscovery(IEnumerable<TypeSchema> types)
    {
        foreach (var type in types) Kind(Add(type), KindName.Of("v1", type.Name));
    }

    /// <summary>The type of /version.</summary>
    public void AddVersion() => Literal(DefinitionNames.Version);

    private void Add(ApiResource resource, ApiCatalog catalog)
    {
        Kind(Add(resource.Schema), KindName.Of(resource.GroupVersion, resource.Kind));
        if (resource.Verbs.Contains("list"))
        {
            _ = Add(ListMeta.ApiSchema);
            var list = new ListDefinition(resource);
            list.Kinds.Add(KindName.Of(resource.GroupVersion, resource.Kind + "List"));
            _byName[DefinitionNames.ListOf(resource)] = list;
        }
        foreach (var sub in resource.Subresources)
        {
            if (SubresourceTypes.Body(sub, catalog) is { } type) Kind(Add(type), KindName.Of(sub.GroupVersion, sub.Kind));
        }
    }

    private static void Kind(Definition definition, KindName kind)
    {
        if (!definition.Kinds.Contains(kind)) definition.Kinds.Add(kind);
    }

    private Definition Add(TypeSchema type)
    {
        var name = DefinitionNames.Of(type);
        if (_byName.TryGetValue(name, out var known)) return known;
        var added = new TypeDefinition(type);
        _byName[name] = added;
        foreach (var field in type.Fields) Follow(field.Value, type, field.Name);
        return added;
    }

    private void Follow(ValueSchema value, TypeSchema owner, string field)
    {
        switch (value)
        {
            case StructSchema inner: _ = Add(inner.Type); break;
            case ListSchema list: Follow(list.Element, owner, field); break;
            case MapSchema map: Follow(map.Value, owner, field); break;
            case ScalarSchema scalar when DefinitionNames.Of(scalar.Kind, owner, field) is { } name: Literal(name); break;
            default: break;
        }
    }

    private void Literal(string name) => _byName.TryAdd(name, LiteralDefinitions.Of(name));
}
