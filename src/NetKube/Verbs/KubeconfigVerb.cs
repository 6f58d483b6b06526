using System.CommandLine;
using NetKube.Lab;

namespace NetKube.Verbs;

/// <summary><c>netkube kubeconfig</c>: the path, alone, for use in a shell.</summary>
internal static class KubeconfigVerb
{
    private static readonly Option<string> Name = Flags.Text("--name", "The cluster's name", ClusterName.Default);

    public static Command Make()
    {
        var verb = new Command("kubeconfig", "Print the path of a cluster's kubeconfig");
        verb.Options.Add(Name);
        verb.SetAction(parsed =>
        {
            if (ClusterRecord.Read(parsed.GetValue(Name)!) is not { } record) return LabVerbs.Refuse("kubeconfig", $"there is no cluster {parsed.GetValue(Name)} on this machine; netkube up makes one");
            Console.WriteLine(new ClusterData(record.DataDirectory).Kubeconfig);
            return 0;
        });
        return verb;
    }
}
