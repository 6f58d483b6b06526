using Microsoft.Extensions.Logging;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Sync;

/// Carries noted changes to the node, family by family, when the bounded loop says so.
internal sealed class SyncLoop(
    IReadOnlyList<FamilySync> families, ChangeNotes notes, BoundedLoop loop, SyncTelemetry telemetry, TimeProvider clock)
{
    private readonly List<DateTimeOffset> _triggers = []; // of changes taken and not yet on the node; the loop's own
    private volatile string? _zone;                       // what the node's object says now; null until it was seen
    private string? _plannedZone;                         // the loop's own

    public void Poke()
    {
        telemetry.Health.Queued();
        telemetry.Metrics.Queued(clock.GetUtcNow());
        loop.Poke();
    }

    public void NoteZone(string zone)
    {
        _zone = zone;
        Poke();
    }

    public Task RunAsync(CancellationToken stop) => loop.RunAsync(SyncAsync, stop);

    private async Task<bool> SyncAsync(bool full, CancellationToken stop)
    {
        var began = clock.GetUtcNow();
        var changes = TakeChanges();
        var replan = _zone is { } zone && zone != _plannedZone;
        if (replan) _plannedZone = _zone;
        try
        {
            foreach (var family in families)
            {
                family.Take(changes);
                if (replan) family.ReplaceNode(family.Plan.Node with { Zone = _plannedZone! });
            }

            foreach (var family in families)
            {
                Report(family, await family.SyncAsync(full || replan, stop));
            }
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            telemetry.Log.SyncFailed(failed);
            telemetry.Metrics.Failed(full);
            return false;
        }

        var ended = clock.GetUtcNow();
        telemetry.Metrics.Synced(full || replan, began, ended, _triggers);
        _triggers.Clear();
        telemetry.Health.Updated(began, stillQueued: notes.PendingServices + notes.PendingSlices > 0);
        return true;
    }

    private ModelChanges TakeChanges()
    {
        var changes = notes.Take();
        telemetry.Metrics.Took(changes.Services.Count, changes.Slices.Count);
        _triggers.AddRange(changes.Slices.Values.Select(slice => slice?.TriggeredAt).OfType<DateTimeOffset>());
        return changes;
    }

    private void Report(FamilySync family, FamilyReport report)
    {
        telemetry.Metrics.Applied(report, family.Plan);
        telemetry.Log.Synced(family.Plan.Node.Family, report.Rules.Written, report.Rules.Deleted, report.DeletedFlows);
        if (report.Rules.Drift.Count > 0) telemetry.Log.Repaired(report.Rules.Drift.Count);
    }
}

/// Where the loop tells how it goes.
internal sealed record SyncTelemetry(ProxyMetrics Metrics, ProxyHealth Health, ILogger<SyncLoop> Log);
