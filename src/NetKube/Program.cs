using System.CommandLine;
using NetKube.Verbs;

<<<<<<< HEAD
var root = new RootCommand("NetKube: a whole small Kubernetes in one binary") { ServerVerb.Make(), AgentVerb.Make() };
=======
var root = new RootCommand("NetKube: a small Kubernetes. 'netkube up' makes a cluster on this machine.");
foreach (var verb in (Command[])
    [
        UpVerb.Make(), DownVerb.Make(), StatusVerb.Make(), KubeconfigVerb.Make(), ImageVerb.Make(),
        ServerVerb.Make(), AgentVerb.Make(), VersionVerb.Make(),
    ])
{
    root.Subcommands.Add(verb);
}

>>>>>>> binary
return await root.Parse(args).InvokeAsync();
