using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.StoreTorture;

/// <summary>
/// Cuts, zeroes and flips bytes, and removes files, of a store that was closed in good order. Whatever the damage, the store either has
/// everything that was acknowledged, or refuses to start and says what is wrong; it never serves something else.
/// </summary>
internal sealed class Damage(string folder, int rounds, int seed)
{
    private readonly Random _random = new(seed);
    private int _refused;
    private int _whole;

    public async Task<bool> RunAsync()
    {
        var intact = Path.Combine(folder, "intact");
        var wanted = await WriteAsync(intact);
        for (var round = 1; round <= rounds; round++)
        {
            var copy = Path.Combine(folder, "copy");
            Copy(intact, copy);
            var what = Harm(copy);
            if (await CheckAsync(copy, wanted) is { } broken)
            {
                Console.WriteLine($"round {round}, seed {seed}, {what}: {broken}");
                return false;
            }

            Directory.Delete(copy, recursive: true);
            File.Delete(copy + ".used");
        }

        Console.WriteLine($"{rounds} damages: {_refused} refused with a message, {_whole} without effect (spare space), none served");
        return true;
    }

    private async Task<string> WriteAsync(string intact)
    {
        await using var store = await OpenAsync(intact);
        for (var i = 0; i < 1500; i++) _ = await store.TransactAsync(new Transaction([], [new Write($"/{i % 90}", Bytes(i))]), default);
        return await StateAsync(store);

        byte[] Bytes(int i)
        {
            var bytes = new byte[50 + (i % 300)];
            _random.NextBytes(bytes);
            return bytes;
        }
    }

    private string Harm(string copy)
    {
        var files = Directory.GetFiles(copy).Where(file => Path.GetFileName(file) is not ("lock" or "log.spare")).Order(StringComparer.Ordinal).ToList();
        var file = files[_random.Next(files.Count)];
        var bytes = File.ReadAllBytes(file);
        var at = _random.Next(bytes.Length);
        var length = _random.Next(1, Math.Min(3000, bytes.Length - at) + 1);
        var kind = _random.Next(4);
        switch (kind)
        {
            case 0: File.WriteAllBytes(file, bytes[..at]); break;
            case 1: File.Delete(file); break;
            case 2: Array.Clear(bytes, at, length); File.WriteAllBytes(file, bytes); break;
            default: bytes[at] ^= (byte)(1 << _random.Next(8)); File.WriteAllBytes(file, bytes); break;
        }

        return $"{Name(kind)} {Path.GetFileName(file)} at {at}, {length} bytes";
    }

    private static string Name(int kind) => kind switch { 0 => "cut", 1 => "removed", 2 => "zeroed", _ => "flipped" };

    private async Task<string?> CheckAsync(string copy, string wanted)
    {
        try
        {
            await using var store = await OpenAsync(copy);
            if (await StateAsync(store) != wanted) return "another state was served";
            _whole++;
            return null;
        }
        catch (Exception refused) when (refused is StoreCorruptException or StoreMissingException)
        {
            _refused++;
            return refused.Message.Contains(copy, StringComparison.Ordinal) ? null : $"the message does not say which file: {refused.Message}";
        }
    }

    private static Task<EmbeddedStore> OpenAsync(string folder) =>
        EmbeddedStore.OpenAsync(folder, Writes.Settings with { HistoryBytes = 64 * 1024 * 1024 }, TimeProvider.System,
            NullLogger<EmbeddedStore>.Instance, default);

    private static async Task<string> StateAsync(EmbeddedStore store)
    {
        var newest = (await StoreContent.ReadAsync(store, default)).Summary;
        var past = await store.RangeAsync(new RangeRequest("/", "0", Math.Max(store.Figures.Compacted, newest.Revision / 2)), default);
        return $"{newest} {past.Count} {past.Entries.Sum(entry => entry.ModRevision)}";
    }

    private static void Copy(string from, string to)
    {
        _ = Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        File.Copy(from + ".used", to + ".used", overwrite: true);
    }
}
