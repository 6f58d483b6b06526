using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NetKube.ControlPlane.Kinds;
using NetKube.ControlPlane.Kinds.Services;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Tests.Kinds;

/// <summary>
/// What a recorded Kubernetes API server answered to creates, against the kinds alone: no server, no store, no admission.
/// Compared are the fields beside metadata and status of what was accepted, and the causes of what was refused.
/// </summary>
public sealed partial class GoldenKinds
{
    private const string Namespace = "golden";
    private const string Uid = "5a0b3e0e-0000-4000-8000-000000000001";

    private static readonly IReadOnlyList<IKind> Kinds = KindCatalog.All(ServiceNetworkOptions.Default, TimeProvider.System);

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var topic in Topics)
        {
            foreach (var golden in Load(Path.Combine(Folder, topic + ".json")).Where(c => Creates(c).Any())) data.Add(topic, golden["id"]!.GetValue<string>());
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_created_object_is_defaulted_and_judged_as_recorded(string topic, string id)
    {
        var golden = Load(Path.Combine(Folder, topic + ".json")).Single(c => c["id"]!.GetValue<string>() == id);
        foreach (var (step, kind) in Creates(golden)) Check(kind, step);
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Golden", "Cases");

    private static JsonObject[] Load(string file) => [.. JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select(n => n!.AsObject())];

    /// <summary>Plain creates with a JSON body that ended in 201 or 422.</summary>
    private static IEnumerable<(JsonObject Step, IKind Kind)> Creates(JsonObject golden)
    {
        foreach (var step in golden["steps"]!.AsArray().Select(s => s!.AsObject()))
        {
            if (step["method"]?.GetValue<string>() != "POST" || step["body"] is not JsonObject || step["expect"]?["body"] is not JsonObject) continue;
            if (step["expect"]!["status"]!.GetValue<int>() is not (201 or 422)) continue;
            if (KindOf(step["path"]!.GetValue<string>()) is { } kind) yield return (step, kind);
        }
    }

    private static IKind? KindOf(string path)
    {
        var parts = path.Split('?')[0].Trim('/').Split('/');
        var (version, rest) = parts[0] == "api" ? (parts[1], parts[2..]) : ($"{parts[1]}/{parts[2]}", parts[3..]);
        if (rest is ["namespaces", _, ..] && rest.Length > 2) rest = rest[2..];
        return rest.Length == 1 ? Kinds.FirstOrDefault(k => k.Resource.GroupVersion == version && k.Resource.Plural == rest[0]) : null;
    }

    private static void Check(IKind kind, JsonObject step)
    {
        var text = Repeat().Replace(Filled(step["body"]!.ToJsonString()), m => string.Concat(Enumerable.Repeat(m.Groups[1].Value, int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture))));
        var input = new JsonInput(Encoding.UTF8.GetBytes(text));
        var value = (IKubeObject)kind.Resource.ReadJson(ref input);
        (value.Kind, value.ApiVersion, value.Metadata.Uid) = (kind.Resource.Kind, kind.Resource.GroupVersion, Uid);
        if (kind.Resource.Namespaced) value.Metadata.Namespace = Namespace;
        kind.Default(value);
        kind.PrepareForCreate(value);
        var errors = new FieldErrors();
        // Admission gives every pod an account.
        if (value is Pod { Spec.ServiceAccountName.Length: 0 } pod) pod.Spec.ServiceAccountName = "default";
        kind.Validate(value, errors);
        if (errors.None && kind is IAllocatingKind allocating) allocating.Allocate(value, null, Occupied(), new HashSet<string>(), errors);
        kind.Default(value);
        var expected = step["expect"]!["body"]!.AsObject();
        if (step["expect"]!["status"]!.GetValue<int>() == 422)
        {
            // Metadata is the engine's, but for annotations that mean something to a kind.
            if (Causes(expected).All(c => !c.Contains(" metadata.", StringComparison.Ordinal) || c.Contains("annotations[", StringComparison.Ordinal))) Assert.Equal(Causes(expected), errors.All.Select(e => $"{e.Type} {e.Path}").Order(StringComparer.Ordinal));
            return;
        }
        Assert.Empty(errors.All);
        Assert.Empty(Differences(kind, expected, JsonNode.Parse(JsonOutput.Encode(value))!.AsObject()));
    }

    /// <summary>The first service address and the port that the recorded cases take twice belong to somebody.</summary>
    private static FakeObjects Occupied() => new FakeObjects().With(new Shared.Api.Networking.V1.IPAddress { Metadata = { Name = "10.96.0.1" } });

    private static string[] Causes(JsonObject status) =>
        [.. (status["details"]?["causes"]?.AsArray() ?? []).Select(c => $"{c!["reason"]} {c["field"]}").Order(StringComparer.Ordinal)];

    private static List<string> Differences(IKind kind, JsonObject expected, JsonObject actual)
    {
        foreach (var name in new[] { "metadata", "status" })
        {
            expected.Remove(name);
            actual.Remove(name);
        }
        if (kind.Resource.Kind == "Pod") WithoutAdmission(expected["spec"]!.AsObject(), actual["spec"]!.AsObject());
        var differences = new List<string>();
        Compare("", expected, actual, differences);
        return differences;
    }

    /// <summary>Removes what admission adds: the account and its token, tolerations, priority.</summary>
    private static void WithoutAdmission(JsonObject expected, JsonObject actual)
    {
        foreach (var spec in new[] { expected, actual })
        {
            foreach (var name in new[] { "serviceAccount", "serviceAccountName", "tolerations", "priority", "preemptionPolicy" }) spec.Remove(name);
            RemoveToken(spec, "volumes");
            foreach (var container in new[] { "containers", "initContainers" }.SelectMany(n => spec[n]?.AsArray() ?? [])) RemoveToken(container!.AsObject(), "volumeMounts");
        }
    }

    private static void RemoveToken(JsonObject owner, string name)
    {
        if (owner[name] is not JsonArray list) return;
        foreach (var item in list.Where(i => i!["name"]?.GetValue<string>().StartsWith("kube-api-access-", StringComparison.Ordinal) == true).ToList()) list.Remove(item);
        if (list.Count == 0) owner.Remove(name);
    }

    private static void Compare(string path, JsonNode? expected, JsonNode? actual, List<string> differences)
    {
        if (expected is JsonObject left && actual is JsonObject right)
        {
            foreach (var name in left.Select(p => p.Key).Union(right.Select(p => p.Key)).ToList()) Compare($"{path}/{name}", left[name], right[name], differences);
        }
        else if (expected is JsonArray items && actual is JsonArray others && items.Count == others.Count)
        {
            for (var i = 0; i < items.Count; i++) Compare($"{path}/{i}", items[i], others[i], differences);
        }
        else if (!Same(expected, actual)) differences.Add($"{path}: expected {Text(expected)} got {Text(actual)}");
    }

    private static bool Same(JsonNode? expected, JsonNode? actual)
    {
        var (wanted, got) = (Text(expected), Text(actual));
        if (wanted == got) return true;
        // Recorded values that differ in every run are placeholders.
        return wanted.StartsWith("\"<<", StringComparison.Ordinal) || Filled(wanted) == got;
    }

    private static string Filled(string text) => text.Replace("{{ns}}", Namespace, StringComparison.Ordinal).Replace("{{uid}}", "o1", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{repeat:(.*?):(\d+)\}\}")]
    private static partial Regex Repeat();

    private static string Text(JsonNode? node) => node?.ToJsonString(Options) ?? "nothing";

    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
