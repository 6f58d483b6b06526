namespace NetKube.StoreTorture.Histories;

/// <summary>Compares what clients and watchers saw with the model; each method returns what is wrong, or null.</summary>
internal sealed class HistoryCheck(Model model, IReadOnlyList<Operation> operations, IReadOnlyList<IReadOnlyList<Operation>> watches)
{
    public string? Run() => Writes() ?? Invented() ?? RealTime() ?? Reads() ?? Watches();

    /// <summary>No acknowledged write is lost, and conditions were decided on the state before.</summary>
    private string? Writes()
    {
        foreach (var write in operations.Where(operation => operation.Kind != OperationKind.Get && operation.Outcome != Outcome.Unknown))
        {
            var before = model.Of(write.Key, write.Revision - 1);
            var was = RevisionOf(before);
            if (write.Outcome == Outcome.Refused)
            {
                var now = model.Of(write.Key, write.Revision);
                if (RevisionOf(now) != write.Seen) return $"a put of {write.Key} was refused at {write.Revision} for {write.Seen}, the model has {now}";
                if (write.Seen == write.Expected) return $"a put of {write.Key} was refused at {write.Revision} though its condition held";
                continue;
            }

            // Deleting what is not there is no change: its revision is that of another write.
            if (write.Kind == OperationKind.Delete && model.At(write.Revision) is var other
                && (other is null || other.Value.Key != write.Key || other.Value.Value != 0))
            {
                if (model.Of(write.Key, write.Revision).Value != 0) return $"a delete of {write.Key} was acknowledged at {write.Revision} and the key is there";
                continue;
            }

            if (model.At(write.Revision) is not { } change || change.Key != write.Key
                || change.Value != write.Value) return $"the write of {write.Key} acknowledged at {write.Revision} is lost";
            if (write.Kind != OperationKind.PutIf || was == write.Expected) continue;
            return $"a put of {write.Key} succeeded at {write.Revision} on {was}, it asked for {write.Expected}";
        }

        return null;
    }

    /// <summary>Nothing is there that nobody wrote, and nothing twice.</summary>
    private string? Invented()
    {
        var written = new HashSet<long>(
            operations.Where(operation => operation.Kind is OperationKind.Put or OperationKind.PutIf
                && operation.Outcome != Outcome.Refused).Select(operation => operation.Value));
        for (var revision = model.Begin + 1; revision <= model.End; revision++)
        {
            if (model.At(revision) is not { } change) return $"revision {revision} is missing";
            if (change.Value != 0 && !written.Remove(change.Value)) return $"revision {revision} holds a value that nobody wrote, or that is there twice";
        }

        return null;
    }

    /// <summary>What was invoked after another's answer sees at least that one, and writes after it.</summary>
    private string? RealTime()
    {
        var done = operations.Where(operation => operation.Outcome != Outcome.Unknown).ToList();
        var byReturn = done.OrderBy(operation => operation.Returned).ToList();
        var (at, told) = (0, model.Begin);
        foreach (var operation in done.OrderBy(operation => operation.Invoked))
        {
            for (; at < byReturn.Count && byReturn[at].Returned < operation.Invoked; at++) told = Math.Max(told, byReturn[at].Revision);
            if (operation.Revision >= told && !(operation.Revision == told && IsTheChange(operation))) continue;
            return $"{operation.Kind} of {operation.Key} at {operation.Revision} began after {told} was answered";
        }

        return null;
    }

    /// <summary>A read shows its key as of the revision it names, which was written before the read was answered.</summary>
    private string? Reads()
    {
        var invoked = new Dictionary<long, long>();
        foreach (var write in operations.Where(IsTheChange)) invoked[write.Revision] = write.Invoked;
        foreach (var read in operations.Where(operation => operation is { Kind: OperationKind.Get, Outcome: Outcome.Done }))
        {
            var then = model.Of(read.Key, read.Revision);
            if ((then.Value == 0 ? 0 : then.Revision) != read.Seen
                || then.Value != read.Value) return $"a read of {read.Key} at {read.Revision} saw {read.Value} of {read.Seen}, the model has {then}";
            if (read.Revision > model.End) return $"a read saw revision {read.Revision}, the store ended at {model.End}";
            if (invoked.TryGetValue(read.Revision, out var begun)
                && begun > read.Returned) return $"a read saw revision {read.Revision} before it was asked for";
        }

        return null;
    }

    /// <summary>The revision of a key's entry, 0 where there is none.</summary>
    private static long RevisionOf(Change newest) => newest.Value == 0 ? 0 : newest.Revision;

    /// <summary>It made its revision. A delete of what was not there has the revision of another write.</summary>
    private bool IsTheChange(Operation write) =>
        write is { Outcome: Outcome.Done, Kind: OperationKind.Put or OperationKind.PutIf }
        && model.At(write.Revision) is { } change && change.Key == write.Key && change.Value == write.Value;

    /// <summary>Every watcher was given every change, once, in order, through all its resumptions, and none that did not last.</summary>
    private string? Watches()
    {
        foreach (var watch in watches)
        {
            var next = model.Begin + 1;
            foreach (var given in watch)
            {
                if (given.Revision != next) return $"a watcher was given revision {given.Revision}, {next} was due";
                if (model.At(next) is not { } change || change.Key != given.Key
                    || change.Value != given.Value) return $"a watcher was given {given.Key}={given.Value} at {next}, the model has {model.At(next)}";
                next++;
            }
        }

        return null;
    }
}
