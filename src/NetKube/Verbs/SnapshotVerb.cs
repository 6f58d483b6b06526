using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.ControlPlane.Store.Etcd;
using NetKube.Shared.Client;

namespace NetKube.Verbs;

/// <summary>
/// <c>netkube snapshot</c>: carries a cluster's state away, back, or to the other kind of store. Every copy is read back
/// and compared before it is called done.
/// </summary>
internal static class SnapshotVerb
{
    private const string Places = "a data folder, an etcd (http://…, with commas between members)";
    private static readonly Argument<string> FileName = new("file") { Description = "The snapshot" };
    private static readonly Option<string> From = new("--from")
    {
         Description = $"Where the state is: {Places}, or the kubeconfig of a running server", Required = true,
    };
    private static readonly Option<string> To = new("--to") { Description = $"Where it goes: {Places}; it must hold none", Required = true };
    private static readonly Option<int> Skip = Flags.Number("--skip-revisions",
        "How many revisions to leave out, so that clients that saw newer ones than the snapshot's see none twice", 1_000_000, 0, int.MaxValue);
    private static readonly EtcdFlags Etcd = new();

    public static Command Make()
    {
        var save = new Command("save", "Save the state to a file") { FileName, From };
        save.SetAction((parsed, stop) => GuardedAsync(() => SaveAsync(parsed, stop)));
        var restore = new Command("restore", "Make a store of a file") { FileName, To, Skip };
        restore.SetAction((parsed, stop) => GuardedAsync(async () =>
            await PutAsync(parsed, await StoreSnapshot.ReadAsync(parsed.GetValue(FileName)!, stop), parsed.GetValue(Skip), stop)));
        var migrate = new Command("migrate", "Move the state from one store to another; no server may run meanwhile") { From, To };
        migrate.SetAction((parsed, stop) => GuardedAsync(async () => await PutAsync(parsed, await ReadAsync(parsed, stop), 0, stop)));
        var verify = new Command("verify", "Read a file, check it, and say what is in it") { FileName };
        verify.SetAction((parsed, stop) => GuardedAsync(async () => Tell("intact", await StoreSnapshot.VerifyAsync(parsed.GetValue(FileName)!, stop))));
        foreach (var verb in (Command[])[save, restore, migrate]) Etcd.AddTo(verb, withServers: false);
        return new Command("snapshot", "Save, restore and move a cluster's state") { save, restore, migrate, verify };
    }

    private static async Task<int> SaveAsync(ParseResult parsed, CancellationToken stop)
    {
        var file = parsed.GetValue(FileName)!;
        if (File.Exists(file)) throw new ArgumentException($"{file} is there already");
        if (!IsKubeconfig(parsed.GetValue(From)!)) return Tell("saved", await StoreSnapshot.SaveAsync(await ReadAsync(parsed, stop), file, stop));
        using var http = Kubeconfig.Read(await File.ReadAllTextAsync(parsed.GetValue(From)!, stop),
            Path.GetDirectoryName(Path.GetFullPath(parsed.GetValue(From)!))!)
            .Resolve().CreateHttpClient(TimeProvider.System);
        var unfinished = file + ".unfinished";
        try
        {
            await using (var body = await http.GetStreamAsync(new Uri("snapshot", UriKind.Relative), stop))
            await using (var output = File.Create(unfinished))
            {
                await body.CopyToAsync(output, stop);
                output.Flush(flushToDisk: true);
            }

            var summary = await StoreSnapshot.VerifyAsync(unfinished, stop);
            File.Move(unfinished, file);
            return Tell("saved", summary);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task<StoreContent> ReadAsync(ParseResult parsed, CancellationToken stop)
    {
        var from = parsed.GetValue(From)!;
        if (!IsEtcd(from) && !Directory.Exists(StoreFolder(from))) throw new ArgumentException($"--from: there is no store in {from}");
        await using IStore store = IsEtcd(from)
            ? await EtcdStore.OpenAsync(Etcd.SettingsOf(parsed, from), TimeProvider.System, NullLogger<EtcdStore>.Instance, stop)
            : await EmbeddedStore.OpenAsync(StoreFolder(from), null, TimeProvider.System, NullLogger<EmbeddedStore>.Instance, stop);
        var content = await StoreContent.ReadAsync(store, stop);
        return content.Entries.Count > 0 ? content : throw new ArgumentException($"--from: the store in {from} is empty");
    }

    private static async Task<int> PutAsync(ParseResult parsed, StoreContent content, long skip, CancellationToken stop)
    {
        var to = parsed.GetValue(To)!;
        return Tell("written and verified", IsEtcd(to)
            ? await EtcdImport.RunAsync(content with { Revision = content.Revision + skip }, Etcd.SettingsOf(parsed, to), TimeProvider.System, stop)
            : await StoreSnapshot.RestoreAsync(content, StoreFolder(to), skip, stop));
    }

    private static bool IsEtcd(string place) => place.Contains("://", StringComparison.Ordinal);

    private static bool IsKubeconfig(string place) => File.Exists(place);

    private static string StoreFolder(string dataFolder) => Path.Combine(dataFolder, "store");

    private static int Tell(string what, StoreSummary summary)
    {
        Console.WriteLine($"{what}: revision {summary.Revision}, {summary.Keys} keys, sha256 of keys and values {summary.ValuesDigest}");
        return 0;
    }

    private static async Task<int> GuardedAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failed) when (failed is IOException or HttpRequestException or ArgumentException or FormatException or UnauthorizedAccessException
            or StoreInUseException or StoreMissingException or StoreCorruptException or StoreExistsException or StoreUnavailableException or StoreFullException)
        {
            return LabVerbs.Refuse("snapshot", failed.Message);
        }
    }
}
