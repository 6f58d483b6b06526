using System.CommandLine;
using NetKube.Verbs;

var root = new RootCommand("NetKube: a whole small Kubernetes in one binary") { ServerVerb.Make(), AgentVerb.Make() };
return await root.Parse(args).InvokeAsync();
