using System.Text;
using System.Text.Json.Nodes;
using NetKube.ControlPlane.Scheduler.Cache;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Policy.V1;
using NetKube.Shared.Api.Selectors;
using NetKube.Shared.Api.Storage.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Tests.Scheduler;

/// <summary>A cluster's other objects, as a scenario describes them.</summary>
internal sealed class ScenarioView : IClusterView
{
    private readonly List<PersistentVolumeClaim> _claims = [];
    private readonly List<PersistentVolume> _volumes = [];
    private readonly List<StorageClass> _classes = [];
    private readonly List<PodDisruptionBudget> _budgets = [];

    public Dictionary<string, Dictionary<string, string>> Labels { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> Priorities { get; } = new(StringComparer.Ordinal);

    /// <summary>The selector by which pods of the scenario are spread when they say nothing.</summary>
    public LabelSelectorExpression? Spread { get; init; }

    public void Add(JsonObject body)
    {
        switch ((string)body["kind"]!)
        {
            case "PriorityClass": Priorities[(string)body["metadata"]!["name"]!] = (int)body["value"]!; break;
            case "PersistentVolumeClaim": _claims.Add(Read<PersistentVolumeClaim>(body)); break;
            case "PersistentVolume": _volumes.Add(Read<PersistentVolume>(body)); break;
            case "StorageClass": _classes.Add(Read<StorageClass>(body)); break;
            case "PodDisruptionBudget": _budgets.Add(Read<PodDisruptionBudget>(body)); break;
            default: throw new InvalidOperationException($"the scenario has a {body["kind"]}, which this view does not know");
        }
    }

    public IReadOnlyDictionary<string, string>? NamespaceLabels(string ns) => Labels.GetValueOrDefault(ns);

    public LabelSelectorExpression? SpreadSelector(Pod pod) => Spread;

    public PersistentVolumeClaim? Claim(string ns, string name) => _claims.Find(c => c.Metadata.Name == name);

    public PersistentVolume? Volume(string name) => _volumes.Find(v => v.Metadata.Name == name);

    public IReadOnlyList<PersistentVolume> Volumes() => _volumes;

    public StorageClass? Class(string name) => _classes.Find(c => c.Metadata.Name == name);

    public IReadOnlyList<PodDisruptionBudget> Budgets(string ns) => _budgets;

    private static T Read<T>(JsonNode json)
        where T : class, IApiValue<T>
    {
        var input = new JsonInput(Encoding.UTF8.GetBytes(json.ToJsonString()));
        return T.ReadJson(ref input);
    }
}
