using System.CommandLine;
using System.Text.Json;
using NetKube.Shared.Api;
using NetKube.Shared.Client.History;

namespace NetKube.Verbs;

/// <summary><c>netkube diff T1 T2</c>: what came, went and changed in a cluster between two moments.</summary>
internal static class DiffVerb
{
    private static readonly Argument<string> From = new("from") { Description = "The earlier moment: " + Moment.Forms };
    private static readonly Argument<string?> To = new("to") { Description = "The later one [now]", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> All = new("--all") { Description = "Also Events and Leases, which change all the time" };
    private static readonly ClusterAccess Access = new();

    public static Command Make()
    {
        var verb = new Command("diff", "Show what changed in a cluster between two moments") { From, To, All };
        Access.AddTo(verb);
        verb.SetAction((parsed, stop) => ClusterAccess.GuardedAsync("diff", () => RunAsync(parsed, stop)));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        using var http = Access.Connect(parsed);
        var history = new HistoryClient(http);
        var from = await history.PointAsync(parsed.GetValue(From)!, stop);
        var to = parsed.GetValue(To) is { } moment ? await history.PointAsync(moment, stop) : (await history.SpanAsync(stop)).Newest;
        Console.WriteLine($"from revision {from.Revision} {from.Time} to revision {to.Revision} {to.Time}");
        foreach (var resource in Resources(parsed.GetValue(All)))
        {
            var before = await history.ListAsync(resource, from.Revision, stop);
            var after = await history.ListAsync(resource, to.Revision, stop);
            foreach (var line in Lines(resource.Kind, before, after)) Console.WriteLine(line);
        }

        return 0;
    }

    /// <summary>Each kind once, though several versions may serve it.</summary>
    private static IEnumerable<ApiResource> Resources(bool all) => ApiCatalog.BuiltIn.Resources
        .Where(resource => resource.Verbs.Contains("list") && resource.Plural != "componentstatuses" && (all || resource.Plural is not ("events" or "leases")))
        .DistinctBy(resource => resource.QualifiedName);

    private static IEnumerable<string> Lines(string kind, Dictionary<string, JsonElement> before, Dictionary<string, JsonElement> after)
    {
        foreach (var name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if (!before.TryGetValue(name, out var was)) yield return $"+ {kind} {name}";
            else if (!after.TryGetValue(name, out var now)) yield return $"- {kind} {name}";
            else
            {
                foreach (var change in JsonDifference.Between(was,
                    now)) yield return $"~ {kind} {name} {change.Path}: {change.Before ?? "nothing"} -> {change.After ?? "nothing"}";
            }
        }
    }
}
