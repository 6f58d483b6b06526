using System.CommandLine;
using NetKube.Verbs;
using Spectre.Console;

// In a pipe or a file: no colours, and no lines broken at a width that nobody sees.
if (Console.IsOutputRedirected)
{
    AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(Console.Out) });
    AnsiConsole.Profile.Width = 240;
}

var root = new RootCommand("NetKube: a small Kubernetes. 'netkube up' makes a cluster on this machine.");
foreach (var verb in (Command[])
    [
        UpVerb.Make(), DownVerb.Make(), StatusVerb.Make(), KubeconfigVerb.Make(), ImageVerb.Make(),
        ServerVerb.Make(), AgentVerb.Make(), VersionVerb.Make(),
        SnapshotVerb.Make(), HistoryVerb.Make(), DiffVerb.Make(), BlameVerb.Make(),
    ])
{
    root.Subcommands.Add(verb);
}

return await root.Parse(args).InvokeAsync();
