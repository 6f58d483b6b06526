using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetKube.ControlPlane.Scheduler;
using NetKube.ControlPlane.Scheduler.Cache;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Tests.Scheduler;

/// <summary>The recorded scenarios of a real kube-scheduler, decided in process over the described cluster.</summary>
public sealed class GoldenScenarios
{
    private static readonly JsonArray All = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "Cases", "sched.json")))!.AsArray();

    public static TheoryData<string> Ids => [.. All.Select(c => (string)c!["id"]!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_pod_goes_where_kube_scheduler_put_it(string id)
    {
        var scenario = All.Single(c => (string)c!["id"]! == id)!.DeepClone();
        var text = scenario.ToJsonString().Replace("{{uid}}", "u", StringComparison.Ordinal)
            .Replace("{{ns2}}", "other", StringComparison.Ordinal).Replace("{{ns}}", "own", StringComparison.Ordinal);
        new Scenario(JsonNode.Parse(text)!.AsObject()).Run();
    }

    private sealed class Scenario(JsonObject description)
    {
        private readonly Decider _decider = new(new Random(7));
        private readonly ScenarioView _view = new();
        private readonly Dictionary<string, NodeState> _nodes = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Pod> _waiting = new(StringComparer.Ordinal);
        private readonly List<string> _victims = [];

        public void Run()
        {
            foreach (var (name, labels) in Object(description["nsLabels"])) _view.Labels[name == "ns2" ? "other" : "own"] = Read<Pod>(new JsonObject { ["metadata"] = new JsonObject { ["labels"] = labels!.DeepClone() } }).Metadata.Labels!;
            foreach (var item in Array(description["objects"])) _view.Add(item!["body"]!.AsObject());
            foreach (var node in Array(description["nodes"])) AddNode(node!.AsObject());
            foreach (var existing in Array(description["existing"])) AddExisting(existing!.AsObject());
            foreach (var step in Array(description["pods"])) Step(step!.AsObject());
            if (description["victims"] is { } victims) Assert.Equal(victims.AsArray().Select(v => (string)v!).Order(), _victims.Order());
        }

        private static JsonArray Array(JsonNode? node) => node?.AsArray() ?? [];

        private static JsonObject Object(JsonNode? node) => node?.AsObject() ?? [];

        private static T Read<T>(JsonNode json)
            where T : class, IApiValue<T>
        {
            var input = new JsonInput(Encoding.UTF8.GetBytes(json.ToJsonString()));
            return T.ReadJson(ref input);
        }

        private void AddNode(JsonObject node)
        {
            var name = "u-" + (string)node["name"]!;
            var labels = new JsonObject { ["kubernetes.io/hostname"] = name, ["kubernetes.io/os"] = "linux" };
            foreach (var (key, value) in Object(node["labels"])) labels[key] = value!.DeepClone();
            var allocatable = new JsonObject { ["cpu"] = "8", ["memory"] = "16Gi", ["pods"] = "110", ["ephemeral-storage"] = "100Gi" };
            foreach (var (key, value) in Object(node["allocatable"])) allocatable[key] = value!.DeepClone();
            var full = Read<Node>(new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = labels },
                ["spec"] = new JsonObject { ["unschedulable"] = (bool?)node["unschedulable"] ?? false, ["taints"] = node["taints"]?.DeepClone() },
                ["status"] = new JsonObject { ["allocatable"] = allocatable, ["images"] = node["images"]?.DeepClone() },
            });
            // As the node controller does for a cordoned node.
            if (full.Spec.Unschedulable) (full.Spec.Taints ??= []).Add(new Taint { Key = "node.kubernetes.io/unschedulable", Effect = "NoSchedule" });
            _nodes[name] = NodeState.Empty(full);
        }

        private Pod MakePod(JsonObject pod)
        {
            var spec = new JsonObject
            {
                ["schedulerName"] = "default-scheduler",
                ["containers"] = new JsonArray(new JsonObject
                {
                    ["name"] = "c", ["image"] = "registry.test/pause:3.9",
                    ["resources"] = pod["resources"]?.DeepClone() ?? new JsonObject(), ["ports"] = pod["ports"]?.DeepClone(),
                }),
            };
            foreach (var (key, value) in Object(pod["spec"])) spec[key] = value?.DeepClone();
            var made = Read<Pod>(new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = pod["name"]!.DeepClone(), ["namespace"] = (string?)pod["namespace"] ?? "own", ["uid"] = "uid-" + pod["name"], ["labels"] = pod["labels"]?.DeepClone() },
                ["spec"] = spec,
            });
            // Admission: the priority of the class; limits are requests where none are given.
            made.Spec.Priority = _view.Priorities.GetValueOrDefault(made.Spec.PriorityClassName);
            return made;
        }

        private void AddExisting(JsonObject description)
        {
            var pod = MakePod(description);
            var name = "u-" + (string)description["node"]!;
            pod.Spec.NodeName = name;
            if (StatusOf(pod.Metadata.Name) is "Succeeded" or "Failed") return;
            _nodes[name] = _nodes[name].Plus(new PodRecord(pod));
        }

        private string? StatusOf(string pod) => (string?)Array(description["patchStatus"])
            .FirstOrDefault(p => ((string)p!["path"]!).EndsWith($"/pods/{pod}/status", StringComparison.Ordinal))?["body"]?["status"]?["phase"];

        private void Step(JsonObject step)
        {
            if (step["action"] is { } action)
            {
                Act(action.AsObject());
                return;
            }
            var name = (string)step["name"]!;
            if (step["exists"] is null) _waiting[name] = MakePod(step);
            var outcome = Schedule(_waiting[name]);
            var expected = step["expect"] is JsonArray several ? several.Select(e => (string)e!).ToList() : [(string)step["expect"]!];
            Assert.Contains(outcome, expected);
        }

        private string Schedule(Pod pod)
        {
            if (pod.Spec.SchedulingGates is { Count: > 0 }) return "SchedulingGated";
            var record = new PodRecord(pod);
            var decision = _decider.Decide(record, Now, []);
            if (decision.Node is null && _nodes.Count > 0 && Preemption.Plan(record, Now, decision).Plan is { } plan)
            {
                foreach (var victim in plan.Victims)
                {
                    _victims.Add(victim.Key.Name);
                    _nodes[plan.Node] = _nodes[plan.Node].Minus(victim.Uid);
                }
                decision = _decider.Decide(record, Now, []);
            }
            if (decision.Node is not { } node)
            {
                Assert.StartsWith(_nodes.Count == 0 ? "no nodes" : $"0/{_nodes.Count} nodes are available: ", decision.Message, StringComparison.Ordinal);
                return "Unschedulable";
            }
            _nodes[node] = _nodes[node].Plus(record);
            return node["u-".Length..];
        }

        private Snapshot Now => new([.. _nodes.Values], _view);

        private void Act(JsonObject action)
        {
            var path = ((string)action["path"]!).Split('?')[0];
            var name = path[(path.LastIndexOf('/') + 1)..];
            if ((string)action["method"]! == "DELETE" && path.Contains("/pods/", StringComparison.Ordinal))
            {
                foreach (var node in _nodes.Values.ToList()) _nodes[node.Name] = node.Minus("uid-" + name);
                return;
            }
            var uncordoned = _nodes[name].Node.Clone();
            (uncordoned.Spec.Unschedulable, uncordoned.Spec.Taints) = (false, null);
            _nodes[name] = _nodes[name].With(uncordoned);
        }
    }
}
