using System.CommandLine;
using NetKube.Lab;

namespace NetKube.Verbs;

/// <summary><c>netkube status</c>: what runs, and what is not well.</summary>
internal static class StatusVerb
{
    private static readonly Option<string> Name = Flags.Text("--name", "The cluster's name", ClusterName.Default);

    public static Command Make()
    {
        var verb = new Command("status", "Show a cluster's nodes, agents, overlay, proxy and DNS, and what is not well");
        verb.Options.Add(Name);
        verb.SetAction((parsed, stop) => LabVerbs.GuardedAsync("status", async () =>
        {
            var name = parsed.GetValue(Name)!;
            if (ClusterRecord.Read(name) is not { } record) throw new LabException($"there is no cluster {name} on this machine; netkube up makes one");
            return await new ClusterStatus(record, TimeProvider.System).PrintAsync(stop) ? 0 : 2;
        }));
        return verb;
    }
}
