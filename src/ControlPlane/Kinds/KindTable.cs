using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Kinds;

/// <summary>Kinds by resource; a resource without rules of its own gets the usual ones.</summary>
public sealed class KindTable
{
    private readonly Dictionary<string, IKind> _kinds = new(StringComparer.Ordinal);

    public KindTable(IEnumerable<IKind> kinds, IFieldManager fieldManager)
    {
        FieldManager = fieldManager;
        foreach (var kind in kinds) _kinds[KeyOf(kind.Resource)] = kind;
    }

    /// <summary>Keeps metadata.managedFields.</summary>
    public IFieldManager FieldManager { get; }

    /// <summary>Whether a resource's objects can be stored.</summary>
    public bool Has(ApiResource resource) => _kinds.ContainsKey(KeyOf(resource));

    /// <summary>What is known of a resource's kind.</summary>
    public IKind Of(ApiResource resource) => _kinds.TryGetValue(KeyOf(resource), out var kind) ? kind : throw ApiException.NoSuchPath();

    private static string KeyOf(ApiResource resource) => $"{resource.GroupVersion}/{resource.Plural}";
}
