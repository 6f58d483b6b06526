using System.Runtime.CompilerServices;

namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// Delivers a range's events from the shared history. History and live events are one path: a watcher is in step when
/// it has read to the end, and there is no hand-over in which an event could fall between two stools.
/// </summary>
internal sealed class WatchReader(StoreWriter writer, WatcherTable watchers, int mostEvents)
{
    public async IAsyncEnumerable<WatchBatch> ReadAsync(WatchRequest request, [EnumeratorCancellation] CancellationToken stop)
    {
        var watcher = watchers.Add(request);
        try
        {
            var told = watcher.Cursor;
            var compacted = writer.Published.Compacted;
            if (compacted > told) throw new RevisionCompactedException(request.AfterRevision, compacted);
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                ObjectDisposedException.ThrowIf(watchers.Closed, typeof(EmbeddedStore));
                var batch = Next(watcher, out var more);
                if (batch.Events.Count > 0 || (request.Progress && batch.Revision > told))
                {
                    told = batch.Revision;
                    yield return batch;
                }

                if (!more) await watcher.WaitAsync(stop);
            }
        }
        finally
        {
            watchers.Remove(watcher);
        }
    }

    private WatchBatch Next(Watcher watcher, out bool more)
    {
        // In this order: the writer moves cursors, then matches, then publishes (WatcherGroup.LastMatch).
        var state = writer.Published;
        var cursor = watcher.Cursor;
        var lastMatch = watcher.Group.LastMatch;
        if (watcher.State == WatcherState.CutOff) throw new WatcherTooSlowException(cursor);
        more = false;
        List<StoreEvent> events = [];
        var upTo = state.Revision;
        if (lastMatch > cursor && cursor < upTo)
        {
            // Compacted meanwhile, though registered: the writer is about to cut this watcher off, or has.
            if (cursor < state.Compacted) throw new WatcherTooSlowException(cursor);
            upTo = Collect(watcher.Group, state, cursor, events);
            more = upTo < state.Revision;
            if (cursor < writer.Published.Compacted) throw new WatcherTooSlowException(cursor);
        }

        watcher.MoveTo(upTo);
        watcher.State = more ? WatcherState.CatchingUp : WatcherState.InStep;
        return new WatchBatch(Math.Max(upTo, cursor), events);
    }

    /// <summary>Gathers events after a revision up to the end of a transaction; returns how far that is.</summary>
    private long Collect(WatcherGroup group, StoreState state, long after, List<StoreEvent> events)
    {
        var history = state.History;
        for (var i = history.After(after); i < history.End; i++)
        {
            var change = history[i];
            if (events.Count >= mostEvents && change.Revision > events[^1].Revision) return change.Revision - 1;
            if (KeyOrder.InRange(change.Key, group.Start, group.End)) events.Add(change.ToEvent());
        }

        return state.Revision;
    }
}
