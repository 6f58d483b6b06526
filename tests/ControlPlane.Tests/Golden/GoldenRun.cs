using System.Collections.Concurrent;

namespace NetKube.ControlPlane.Tests.Golden;

/// <summary>
/// All cases, replayed once against one server. passing.txt names those that must pass; pending.txt those that do not
/// yet. With NETKUBE_GOLDEN_WRITE=folder both lists are written anew from what was seen.
/// </summary>
public sealed class GoldenRun : IAsyncLifetime
{
    private const int Workers = 6;
    private readonly ConcurrentDictionary<string, string?> _outcomes = new();

    internal IReadOnlyList<GoldenCase> Cases { get; } = GoldenCase.All();

    internal IReadOnlySet<string> Passing { get; } = Listed("passing.txt");

    internal IReadOnlySet<string> Pending { get; } = Listed("pending.txt");

    /// <summary>How a case fell short; null where it passed.</summary>
    internal string? Failure(GoldenCase golden) => _outcomes[golden.Id];

    public async ValueTask InitializeAsync()
    {
        await using var server = await GoldenServer.StartAsync(CancellationToken.None);
        foreach (var golden in Cases.Where(c => c.Serial)) await ReplayAsync(server, golden);
        var bounded = new ParallelOptions { MaxDegreeOfParallelism = Workers };
        await Parallel.ForEachAsync(Cases.Where(c => !c.Serial), bounded, async (golden, _) => await ReplayAsync(server, golden));
        if (Environment.GetEnvironmentVariable("NETKUBE_GOLDEN_WRITE") is { Length: > 0 } folder) Write(folder);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task ReplayAsync(GoldenServer server, GoldenCase golden)
    {
        try
        {
            await new GoldenRunner(server.Client, golden).RunAsync();
            _outcomes[golden.Id] = null;
        }
        catch (DifferenceException e)
        {
            _outcomes[golden.Id] = e.Message;
        }
        catch (Exception e)
        {
            _outcomes[golden.Id] = $"{e.GetType().Name}: {e.Message}";
        }
    }

    private void Write(string folder)
    {
        var byOutcome = Cases.Select(c => c.Id).Order(StringComparer.Ordinal).ToLookup(id => _outcomes[id] is null);
        File.WriteAllLines(Path.Combine(folder, "passing.txt"), byOutcome[true]);
        File.WriteAllLines(Path.Combine(folder, "pending.txt"), byOutcome[false]);
        File.WriteAllLines(Path.Combine(folder, "failures.log"), byOutcome[false].Select(id => $"{id}: {_outcomes[id]!.ReplaceLineEndings(" ")}"));
    }

    private static HashSet<string> Listed(string file) =>
        [.. File.ReadAllLines(Path.Combine(GoldenCase.Folder, file)).Where(l => l.Length > 0)];
}
