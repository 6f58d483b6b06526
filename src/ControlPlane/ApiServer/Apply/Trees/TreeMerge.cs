using NetKube.ControlPlane.ApiServer.Apply.Fields;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Apply.Trees;

/// <summary>Puts an applied configuration over a live object: the union of both, the applied values where both have one.</summary>
internal static class TreeMerge
{
    public static JsonTree Merge(JsonTree live, JsonTree applied, ValueSchema schema) => Values(live, applied, schema) ?? JsonTree.Map([]);

    private static JsonTree? Values(JsonTree? live, JsonTree? applied, ValueSchema? schema)
    {
        if (live is null || applied is null) return applied ?? live;
        var shape = TreeShapes.Of(schema, applied);
        if (shape == TreeShape.Leaf || (live.IsEmpty && applied.IsEmpty) || TreeShapes.Of(schema, live) != shape) return applied;
        return shape == TreeShape.List ? Elements(live, applied, (ListSchema)schema!) : Members(live, applied, schema);
    }

    private static JsonTree Members(JsonTree live, JsonTree applied, ValueSchema? schema)
    {
        var members = new List<KeyValuePair<string, JsonTree>>(live.Members.Length + applied.Members.Length);
        foreach (var (name, value) in live.Members)
        {
            if (Values(value, applied.Find(name), TreeShapes.Member(schema, name).Schema) is { } merged) members.Add(new(name, merged));
        }
        members.AddRange(applied.Members.Where(m => live.Find(m.Key) is null));
        return JsonTree.Map(members);
    }

    /// <summary>
    /// Elements that both have stand in the applied order; between them the live order holds, and a live element comes
    /// before an applied one where both could stand.
    /// </summary>
    private static JsonTree Elements(JsonTree live, JsonTree applied, ListSchema schema)
    {
        var merge = new ListMerge(schema, live, applied);
        return JsonTree.List(merge.Run());
    }

    private sealed class ListMerge
    {
        private readonly ListSchema _schema;
        private readonly JsonTree _live;
        private readonly JsonTree _applied;
        private readonly PathElement[] _liveNames;
        private readonly PathElement[] _appliedNames;

        /// <summary>Live elements by name; null for names that stand more than once.</summary>
        private readonly Dictionary<PathElement, JsonTree?> _liveByName = [];
        private readonly Dictionary<PathElement, JsonTree> _appliedByName = [];
        private readonly HashSet<PathElement> _done = [];
        private readonly Queue<PathElement> _shared = new();
        private readonly List<JsonTree> _merged = [];

        public ListMerge(ListSchema schema, JsonTree live, JsonTree applied)
        {
            _schema = schema;
            _live = live;
            _applied = applied;
            _liveNames = ListElements.NamesOf(schema, live);
            _appliedNames = ListElements.NamesOf(schema, applied);
            for (var i = 0; i < _liveNames.Length; i++)
            {
                if (!_liveByName.TryAdd(_liveNames[i], live.Items[i])) _liveByName[_liveNames[i]] = null;
            }
            for (var i = 0; i < _appliedNames.Length; i++) _appliedByName.TryAdd(_appliedNames[i], applied.Items[i]);
            foreach (var name in _appliedNames.Where(_liveByName.ContainsKey)) _shared.Enqueue(name);
        }

        public List<JsonTree> Run()
        {
            int l = 0, a = 0;
            while (l < _liveNames.Length || a < _appliedNames.Length)
            {
                if (l < _liveNames.Length && a < _appliedNames.Length)
                {
                    if (_liveNames[l] == _appliedNames[a])
                    {
                        Take(_appliedNames[a]);
                        l++;
                        a++;
                        _ = _shared.TryDequeue(out _);
                        continue;
                    }
                    if (_appliedByName.ContainsKey(_liveNames[l]) && _shared.TryPeek(out var next) && next != _liveNames[l])
                    {
                        // Both have it, but another one is due.
                        l++;
                        continue;
                    }
                }
                if (l < _liveNames.Length)
                {
                    if (!_appliedByName.ContainsKey(_liveNames[l]))
                    {
                        _merged.Add(_live.Items[l++]);
                        continue;
                    }
                    if (_done.Contains(_liveNames[l])) l++;
                }
                if (a < _appliedNames.Length)
                {
                    var name = _appliedNames[a++];
                    Take(name);
                    if (_shared.TryPeek(out var next) && next == name) _shared.Dequeue();
                }
                else if (l < _liveNames.Length && _appliedByName.ContainsKey(_liveNames[l]))
                {
                    l++;
                }
            }
            return _merged;
        }

        private void Take(PathElement name)
        {
            _done.Add(name);
            if (Values(_liveByName.GetValueOrDefault(name), _appliedByName[name], _schema.Element) is { } merged) _merged.Add(merged);
        }
    }
}
