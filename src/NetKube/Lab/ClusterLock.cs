namespace NetKube.Lab;

/// <summary>One verb at a time changes a cluster; the lock goes with the process that holds it.</summary>
internal sealed class ClusterLock : IDisposable
{
    private readonly FileStream _file;

    private ClusterLock(FileStream file) => _file = file;

    /// <summary>The whole machine's, for choosing what no two clusters may share.</summary>
    public static Task<ClusterLock> TakeMachineAsync(TimeProvider clock, CancellationToken stop) => TakeAsync("machine", clock, stop);

    public static Task<ClusterLock> TakeAsync(string name, TimeProvider clock, CancellationToken stop) =>
        TakeFileAsync(Path.Combine(ClusterFolder.AllRuns, $"{name}.lock"), clock, stop);

    public void Dispose() => _file.Dispose();

    private static async Task<ClusterLock> TakeFileAsync(string path, TimeProvider clock, CancellationToken stop)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50), clock);
        while (true)
        {
            Directory.CreateDirectory(ClusterFolder.AllRuns);
            try
            {
                return new ClusterLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
            }
            catch (IOException)
            {
                // Another netkube holds it.
                await look.WaitForNextTickAsync(stop);
            }
        }
    }
}
