namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// The payload of a batch: the revision compacted to, the first revision, the time, then each revision's writes. Revisions follow each
/// other without gaps, so that only the first is written; create revision and version follow from replaying.
/// </summary>
internal static class ChangeRecords
{
    /// <summary>More than what a request or a write adds to its keys and values.</summary>
    public const int MostOverhead = 64;

    /// <param name="buffer">Begun; not finished here.</param>
    /// <param name="compactTo">The revision that the batch compacted to; 0 for none.</param>
    /// <param name="firstRevision">The revision of the first change, or the next one where there is none.</param>
    /// <param name="changes">In order of revision.</param>
    /// <param name="at">When they were committed.</param>
    public static void Write(FrameBuffer buffer, long compactTo, long firstRevision, ReadOnlySpan<KeyVersion> changes, DateTimeOffset at)
    {
        buffer.Number(compactTo);
        buffer.Number(firstRevision);
        buffer.Number(at.ToUnixTimeMilliseconds());
        while (!changes.IsEmpty)
        {
            var count = 1;
            while (count < changes.Length && changes[count].Revision == changes[0].Revision) count++;
            buffer.Number(count);
            foreach (var change in changes[..count]) Write(buffer, change);
            changes = changes[count..];
        }
    }

    /// <summary>Replays a payload; revisions that the state already has are skipped.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="named">Whether each write says by whom it is.</param>
    /// <param name="state">The state before it; after it when this returns.</param>
    /// <param name="times">Learns when it was.</param>
    public static void Replay(ReadOnlySpan<byte> payload, bool named, StateEdit state, RevisionTimes times)
    {
        var reader = new PayloadReader(payload);
        var compactTo = reader.Number();
        var revision = reader.Number();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(reader.Number());
        if (revision > state.Revision + 1)
        {
            throw new StoreCorruptException($"the log goes on at revision {revision}, but the state before it ends at {state.Revision}");
        }

        var first = revision;
        for (; !reader.AtEnd; revision++)
        {
            var known = revision <= state.Revision;
            for (var left = reader.Number(); left > 0; left--)
            {
                var (write, by) = Read(ref reader, named);
                if (!known) _ = state.Change(write, revision, by);
            }

            if (!known) state.Advance(revision);
        }

        state.CompactTo(compactTo);
        times.Note(first, at);
    }

    private static void Write(FrameBuffer buffer, KeyVersion change)
    {
        buffer.Number(change.IsDelete ? 0 : 1);
        buffer.Text(change.Entry.By);
        buffer.Text(change.Key);
        if (!change.IsDelete) buffer.Bytes(change.Entry.Value.Span);
    }

    private static (Write Write, string By) Read(ref PayloadReader reader, bool named)
    {
        var put = reader.Number() == 1;
        var by = named ? reader.UserName() : "";
        var key = reader.Text();
        return (new Write(key, put ? reader.Bytes() : default(ReadOnlyMemory<byte>?)), by);
    }
}
