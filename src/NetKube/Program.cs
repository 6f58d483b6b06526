using System.CommandLine;
using NetKube.Verbs;

var root = new RootCommand("NetKube: a small Kubernetes. 'netkube up' makes a cluster on this machine.");
foreach (var verb in (Command[])
    [
        UpVerb.Make(), DownVerb.Make(), StatusVerb.Make(), KubeconfigVerb.Make(), ImageVerb.Make(),
        ServerVerb.Make(), AgentVerb.Make(), VersionVerb.Make(),
    ])
{
    root.Subcommands.Add(verb);
}

return await root.Parse(args).InvokeAsync();
