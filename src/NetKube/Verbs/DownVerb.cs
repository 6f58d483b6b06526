using System.CommandLine;
using NetKube.Lab;
using Spectre.Console;

namespace NetKube.Verbs;

/// <summary><c>netkube down</c>: removes everything that up made.</summary>
internal static class DownVerb
{
    private static readonly Option<string> Name = Flags.Text("--name", "The cluster's name", ClusterName.Default);

    public static Command Make()
    {
        var verb = new Command("down", "Remove a cluster from this machine: processes, containers, namespaces, data");
        verb.Options.Add(Name);
        verb.SetAction((parsed, stop) => LabVerbs.GuardedAsync("down", () => RunAsync(parsed.GetValue(Name)!, stop)));
        return verb;
    }

    private static async Task<int> RunAsync(string name, CancellationToken stop)
    {
        if (!ClusterName.IsValid(name)) throw new LabException($"--name: \"{name}\" is no cluster name");
        var clock = TimeProvider.System;
        if (!Directory.Exists(new ClusterFolder(name).Run) && PartProcess.Marked(new ClusterFolder(name)).Count == 0)
        {
            AnsiConsole.MarkupLine($"There is no cluster [bold]{name}[/] on this machine; nothing to remove.");
            return 0;
        }

        using (await ClusterLock.TakeAsync(name, clock, stop))
        {
            AnsiConsole.MarkupLine($"Removing cluster [bold]{name}[/]");
            await new ClusterDown(name, new Steps(AnsiConsole.Console, clock), clock).RunAsync(keepData: false, stop);
        }

        RemoveEmptyRunFolder();
        return 0;
    }

    private static void RemoveEmptyRunFolder()
    {
        if (Directory.Exists(ClusterFolder.AllRuns) && !Directory.EnumerateFileSystemEntries(ClusterFolder.AllRuns).Any()) Directory.Delete(ClusterFolder.AllRuns);
    }
}
