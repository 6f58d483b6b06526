namespace NetKube.Lab;

/// <summary>Shows a cluster's logs on the terminal, each line with its part's name.</summary>
internal static class LogTail
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Until stopped.</summary>
    public static async Task FollowAsync(ClusterRecord record, TimeProvider clock, CancellationToken stop)
    {
        var data = new ClusterData(record.DataDirectory);
        await Task.WhenAll(record.Parts.Select(part => FollowAsync(part.Part, data.Log(part.Part), clock, stop)));
    }

    private static async Task FollowAsync(string part, string file, TimeProvider clock, CancellationToken stop)
    {
        using var look = new PeriodicTimer(Look, clock);
        var position = 0L;
        try
        {
            do
            {
                if (!File.Exists(file)) continue;
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                if (stream.Length < position) position = 0; // set aside, and begun anew
                stream.Position = position;
                using var reader = new StreamReader(stream);
                while (await reader.ReadLineAsync(stop) is { } line) Console.WriteLine($"{part,-8} {line}");
                position = stream.Position;
            }
            while (await look.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Ctrl-C: the caller goes on.
        }
    }
}
