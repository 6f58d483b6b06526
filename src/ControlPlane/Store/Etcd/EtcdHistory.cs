using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Store.Etcd.Grpc;

namespace NetKube.ControlPlane.Store.Etcd;

/// <summary>
/// How long revisions are kept. etcd knows no times: every so often one of the servers notes the newest revision and the
/// time. What is older than the policy's age is compacted by the one that made the note.
/// </summary>
internal sealed class EtcdHistory(EtcdTimes times, EtcdStore store, EtcdSettings settings, TimeProvider clock, ILogger log)
{
    public async Task RunAsync(CancellationToken stop)
    {
        using var tick = new PeriodicTimer(settings.HistoryCheck, clock);
        try
        {
            while (await tick.WaitForNextTickAsync(stop)) await RoundAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The store is closing.
        }
    }

    /// <summary>The newest etcd revision that is known to have been made by a time; 0 when no note is that old.</summary>
    public async ValueTask<long> RevisionAtAsync(DateTimeOffset time, CancellationToken stop)
    {
        var (marks, _, newest) = await times.ReadAsync(stop);
        return time >= clock.GetUtcNow() ? newest : marks.LastOrDefault(mark => mark.At <= time).Revision;
    }

    /// <summary>By when an etcd revision was made; null when that is not known.</summary>
    public async ValueTask<DateTimeOffset?> TimeOfAsync(long revision, CancellationToken stop)
    {
        var (marks, _, _) = await times.ReadAsync(stop);
        var after = marks.FindIndex(mark => mark.Revision >= revision);
        return after < 0 ? null : marks[after].At;
    }

    private async Task RoundAsync(CancellationToken stop)
    {
        try
        {
            var now = clock.GetUtcNow();
            var (marks, written, newest) = await times.ReadAsync(stop);
            // Nothing but the last note itself happened, or another server made one just now.
            if (newest <= Math.Max(written, 1) || (marks.Count > 0 && now - marks[^1].At < settings.HistoryCheck / 2)) return;
            marks.Add((newest, now));
            var compactTo = marks.LastOrDefault(mark => mark.At <= now - settings.HistoryAge).Revision;
            _ = marks.RemoveAll(mark => mark.Revision < compactTo);
            if (!await times.WriteAsync(marks, written, stop) || compactTo == 0) return;
            await store.CompactEtcdAsync(compactTo, stop);
            log.HistoryCompacted(compactTo);
        }
        catch (Exception failure) when (failure is GrpcException or StoreUnavailableException or StoreFullException)
        {
            log.HistoryFailed(failure);
        }
    }
}
