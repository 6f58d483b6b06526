using Microsoft.Extensions.Logging;
using NetKube.Shared.Linux;

namespace NetKube.Memory;

/// <summary>Gives back, once, what only the start needed: most of the heap, and program code that does not run again.</summary>
internal static class StartedProcess
{
    /// <summary>By then caches are filled and first pods run.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(ILogger log, TimeProvider clock, CancellationToken stop)
    {
        await Task.Delay(Settled, clock, stop);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        log.GaveBack(ResidentFiles.Release() >> 20);
    }
}
