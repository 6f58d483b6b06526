using Microsoft.Extensions.Logging;
using NetKube.Shared.Linux;

namespace NetKube.Memory;

/// <summary>Gives back what only the start needed: most of the heap, and program code that does not run again.</summary>
internal static class StartedProcess
{
    /// <summary>Once caches are filled and the first pods run, and once more: not while a start still competes for the cores.</summary>
    private static readonly TimeSpan[] Settled = [TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40)];

    public static async Task RunAsync(ILogger log, TimeProvider clock, CancellationToken stop)
    {
        foreach (var wait in Settled)
        {
            await Task.Delay(wait, clock, stop);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            log.GaveBack(ResidentFiles.Release() >> 20);
        }
    }
}
