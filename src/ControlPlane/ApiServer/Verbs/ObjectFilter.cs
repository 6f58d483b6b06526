using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.Kinds;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Selectors;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>The selectors of a request: which objects it is about.</summary>
public sealed class ObjectFilter
{
    private readonly IKind _kind;
    private readonly LabelSelectorExpression _labels;
    private readonly FieldSelectorExpression _fields;

    private ObjectFilter(IKind kind, LabelSelectorExpression labels, FieldSelectorExpression fields)
    {
        (_kind, _labels, _fields) = (kind, labels, fields);
    }

    /// <summary>Every object matches.</summary>
    public bool IsEverything => _labels.IsEverything && _fields.IsEverything;

    /// <summary>The one name that can match; null when many can.</summary>
    public string? OnlyName => _fields.RequiredValue("metadata.name");

    /// <summary>Reads labelSelector and fieldSelector; 400 when they cannot be read or name a field that cannot be selected.</summary>
    public static ObjectFilter From(ApiRequest request)
    {
        LabelSelectorExpression labels;
        FieldSelectorExpression fields;
        try
        {
            labels = LabelSelectorExpression.Parse(request.Query["labelSelector"]);
            fields = FieldSelectorExpression.Parse(request.Query["fieldSelector"]);
        }
        catch (FormatException e)
        {
            throw ApiException.BadRequest(e.Message);
        }
        foreach (var requirement in fields.Requirements)
        {
            var known = requirement.Field == "metadata.name" || (requirement.Field == "metadata.namespace" && request.Resource.Namespaced)
                || request.Kind.SelectableFields.Contains(requirement.Field);
            if (!known) throw ApiException.BadRequest($"field label not supported: {requirement.Field}");
        }
        // A request for one object by name (an old client's watch) is the same as selecting it.
        if (request.Path.Name.Length > 0 && fields.IsEverything) fields = FieldSelectorExpression.Parse($"metadata.name={request.Path.Name}");
        return new ObjectFilter(request.Kind, labels, fields);
    }

    /// <summary>Whether an object is selected.</summary>
    public bool Matches(StoredObject value)
    {
        if (!_labels.IsEverything && !_labels.Matches(value.Labels)) return false;
        return _fields.IsEverything || _fields.Matches(field => ValueOf(value, field));
    }

    /// <summary>
    /// The objects among which all that match are, and the revision of the resource's last change: one by its name, those
    /// that an index of a demanded field or label has, or all.
    /// </summary>
    internal (ObjectSet Objects, long Generation) Narrow(ResourceCache cache, string prefix)
    {
        if (OnlyName is { } only && (!cache.Resource.Namespaced || prefix.Length > StorageKeys.Prefix(cache.Resource).Length))
        {
            var known = cache.Now;
            return (known.Objects.Find(prefix + only) is { } found ? ObjectSet.Of([found]) : ObjectSet.Empty, known.Generation);
        }
        foreach (var (name, value, valueOf) in Demands())
        {
            var state = cache.WithIndex(name, valueOf);
            if (state.Index(name) is { } index) return (index.With(value), state.Generation);
        }
        var now = cache.Now;
        return (now.Objects, now.Generation);
    }

    /// <summary>What a matching object must have, the most telling first.</summary>
    private IEnumerable<(string Index, string Value, Func<StoredObject, string?> ValueOf)> Demands()
    {
        // An index of names would cost more, on every write, than it ever saves: looking at each key is as quick.
        foreach (var field in _kind.SelectableFields.Where(f => f != "metadata.name"))
        {
            if (_fields.RequiredValue(field) is not { } value) continue;
            // The cache has objects as they are stored: what is a view asks for the stored kind's field.
            var (name, valueOf) = _kind.AsStored(field);
            yield return ("field " + name, value, o => valueOf(o.Object) ?? "");
        }
        foreach (var (key, value) in _labels.RequiredValues) yield return ("label " + key, value, o => o.Labels.GetValueOrDefault(key));
    }

    private string ValueOf(StoredObject value, string field) => field switch
    {
        "metadata.name" => value.Name,
        "metadata.namespace" => value.Namespace,
        _ => _kind.SelectableField(value.Object, field) ?? "",
    };
}
