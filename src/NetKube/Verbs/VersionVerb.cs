using System.CommandLine;
using NetKube.ControlPlane.Hosting;

namespace NetKube.Verbs;

/// <summary><c>netkube version</c>.</summary>
internal static class VersionVerb
{
    public static Command Make()
    {
        var verb = new Command("version", "Print the version, and the Kubernetes API that it serves");
        verb.SetAction(_ => Console.WriteLine($"netkube {typeof(VersionVerb).Assembly.GetName().Version?.ToString(3)}, Kubernetes {ApiServerParts.ServedVersion.GitVersion}"));
        return verb;
    }
}
