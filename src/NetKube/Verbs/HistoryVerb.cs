using System.CommandLine;
using NetKube.Shared.Client;
using NetKube.Shared.Client.History;

namespace NetKube.Verbs;

/// <summary><c>netkube history</c>: how far back a cluster can be read, or a kubeconfig with which kubectl reads it as it was.</summary>
internal static class HistoryVerb
{
    private static readonly Argument<string?> When = new("moment") { Description = "The moment to read: " + Moment.Forms, Arity = ArgumentArity.ZeroOrOne };
    private static readonly ClusterAccess Access = new();

    public static Command Make()
    {
        var verb = new Command("history", "Print a kubeconfig that shows a cluster as it was; without a moment, how far back that goes") { When };
        Access.AddTo(verb);
        verb.SetAction((parsed, stop) => ClusterAccess.GuardedAsync("history", () => RunAsync(parsed, stop)));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        using var http = Access.Connect(parsed);
        var history = new HistoryClient(http);
        if (parsed.GetValue(When) is not { } moment)
        {
            var (oldest, newest) = await history.SpanAsync(stop);
            Console.WriteLine($"from revision {oldest.Revision} {oldest.Time}\nto revision   {newest.Revision} {newest.Time}");
            return 0;
        }

        var point = await history.PointAsync(moment, stop);
        var path = Access.PathOf(parsed);
        var file = Kubeconfig.Read(await File.ReadAllTextAsync(path, stop), Path.GetDirectoryName(Path.GetFullPath(path))!);
        Console.Write(file.WithServerPath($"/history/{point.Revision}", $"history-{point.Revision}"));
        await Console.Error.WriteLineAsync($"# revision {point.Revision} {point.Time}; use it with: kubectl --kubeconfig FILE get …");
        return 0;
    }
}
