using System.CommandLine;
using NetKube.Lab;
using NetKube.Shared.Api;
using NetKube.Shared.Client;

namespace NetKube.Verbs;

/// <summary>Which cluster a verb speaks to: that of --kubeconfig, of KUBECONFIG, or one of this machine by its name.</summary>
internal sealed class ClusterAccess
{
    private readonly Option<string?> _kubeconfig = Flags.Text("--kubeconfig", "The cluster's kubeconfig [$KUBECONFIG, else that of a cluster of this machine]");
    private readonly Option<string> _name = Flags.Text("--name", "The cluster's name on this machine", ClusterName.Default);

    public void AddTo(Command command)
    {
        command.Options.Add(_kubeconfig);
        command.Options.Add(_name);
    }

    public string PathOf(ParseResult parsed)
    {
        if (parsed.GetValue(_kubeconfig) is { } given) return given;
        if (Environment.GetEnvironmentVariable("KUBECONFIG") is { Length: > 0 } known) return known.Split(Path.PathSeparator)[0];
        return ClusterRecord.Read(parsed.GetValue(_name)!) is { } record
            ? new ClusterData(record.DataDirectory).Kubeconfig
            : throw new ArgumentException("which cluster? Say --kubeconfig, or set KUBECONFIG");
    }

    public HttpClient Connect(ParseResult parsed)
    {
        var path = PathOf(parsed);
        return Kubeconfig.Read(File.ReadAllText(path), Path.GetDirectoryName(Path.GetFullPath(path))!).Resolve().CreateHttpClient(TimeProvider.System);
    }

    /// <summary>What is expected to go wrong is told in one line, without a stack.</summary>
    public static async Task<int> GuardedAsync(string verb, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (
            Exception failed) when (
                failed is IOException or HttpRequestException or ArgumentException or FormatException or ApiException or UnauthorizedAccessException)
        {
            return LabVerbs.Refuse(verb, failed.Message);
        }
    }
}
