using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.StoreTorture;

/// <summary>Starts the child, kills it at a random moment, opens what it left, checks, and goes on with the same store.</summary>
internal sealed class Torture(string folder, int rounds, int seed)
{
    private readonly Random _random = new(seed);
    private readonly long[] _acknowledged = [.. Enumerable.Repeat(-1L, Writes.Writers)];
    private readonly Dictionary<long, (int Writer, long Number)> _byRevision = [];
    private long _newest = 1;
    private long _first;
    private long _writes;

    public async Task<bool> RunAsync()
    {
        for (var round = 1; round <= rounds; round++)
        {
            await WriteAndKillAsync();
            if (await CheckAsync() is { } broken)
            {
                Console.WriteLine($"round {round}, seed {seed}: {broken}; the store is kept in {folder}.broken");
                Directory.Move(folder, folder + ".broken");
                return false;
            }

            // Thousands take an hour on a slow disk: what is done counts, however the run ends.
            if (round % 500 == 0) Console.WriteLine($"{round} kills, {_writes} acknowledged writes so far, none lost, none invented");
        }

        Console.WriteLine($"{rounds} kills, {_writes} acknowledged writes, none lost, none invented, revision {_newest}");
        return true;
    }

    private async Task WriteAndKillAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["write", folder, _first.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        };
        using var child = Process.Start(start)!;
        // Counted from the first write that was acknowledged: the number of acknowledgements read before the kill is random too.
        var left = _random.Next(1, 2000);
        _byRevision.Clear();
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            Note(line);
            if (--left == 0) child.Kill();   // SIGKILL
        }

        await child.WaitForExitAsync();
    }

    private void Note(string line)
    {
        var parts = line.Split(' ').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var (writer, number, revision) = ((int)parts[0], parts[1], parts[2]);
        _acknowledged[writer] = number;
        _byRevision[revision] = (writer, number);
        _writes++;
    }

    /// <returns>What promise is broken; null when all are kept.</returns>
    private async Task<string?> CheckAsync()
    {
        // History is looked at, and must not be forgotten meanwhile.
        var settings = Writes.Settings with { HistoryCheck = TimeSpan.FromDays(1) };
        await using var store = await EmbeddedStore.OpenAsync(folder, settings, TimeProvider.System, NullLogger<EmbeddedStore>.Instance, default);
        var now = await store.CurrentRevisionAsync(default);
        var told = _byRevision.Count == 0 ? _newest : _byRevision.Keys.Max();
        if (now < Math.Max(told, _newest)) return $"the revision went back to {now}, {Math.Max(told, _newest)} was acknowledged";
        _newest = now;
        return await CheckNewestAsync(store) ?? await CheckHistoryAsync(store);
    }

    private async Task<string?> CheckNewestAsync(EmbeddedStore store)
    {
        var next = _first;
        for (var writer = 0; writer < Writes.Writers; writer++)
        {
            var prefix = $"/registry/torture/w{writer}/";
            var found = await store.RangeAsync(new RangeRequest(prefix, StoreKeys.PrefixEnd(prefix)), default);
            var numbers = found.Entries.Select(entry => Writes.NumberOf(writer, entry.Value.Span)).ToList();
            if (numbers.Contains(-1)) return $"writer {writer} never wrote a value that is there";
            var newest = numbers.Count == 0 ? -1 : numbers.Max();
            if (newest < _acknowledged[writer]) return $"writer {writer}'s write {_acknowledged[writer]} was acknowledged, the newest there is {newest}";
            if (newest > Math.Max(_acknowledged[writer] + 1, _first)) return $"writer {writer}'s write {newest} is there, {_acknowledged[writer]} was its last";
            next = Math.Max(next, newest + 1);
        }

        _first = next;
        return null;
    }

    private async Task<string?> CheckHistoryAsync(EmbeddedStore store)
    {
        foreach (var (revision, (writer, number)) in _byRevision)
        {
            if (revision < store.Figures.Compacted) continue;
            var found = await store.RangeAsync(new RangeRequest(Writes.Key(writer, number), Revision: revision), default);
            if (found.Entries.Count != 1 || !found.Entries[0].Value.Span.SequenceEqual(Writes.Value(writer, number)))
            {
                return $"writer {writer}'s write {number} was acknowledged at revision {revision} and is not there";
            }
        }

        return null;
    }
}
