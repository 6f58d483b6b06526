using System.Runtime.InteropServices;

namespace NetKube.StoreTorture.Histories;

internal enum OperationKind : byte
{
    None,
    Put,
    PutIf,
    Delete,
    Get,

    /// <summary>Not an operation: an event that a watcher was given.</summary>
    Event,
}

internal enum Outcome : byte
{
    /// <summary>Invoked, and the process was killed before an answer: it may have happened.</summary>
    Unknown,
    Done,

    /// <summary>A condition did not hold; nothing was written.</summary>
    Refused,
}

/// <summary>One operation as its client saw it. Times are of the machine's monotonic clock, one for all processes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct Operation
{
    public OperationKind Kind;
    public Outcome Outcome;
    public int Key;

    /// <summary>Of a write, the value written (unique, or 0 for a delete); of a read or event, the value seen (0 for none).</summary>
    public long Value;

    /// <summary>Of a conditional put, the revision that the key was to have.</summary>
    public long Expected;

    public long Invoked;
    public long Returned;

    /// <summary>Of a write, its revision; of a read, the store's; of an event, that of the change.</summary>
    public long Revision;

    /// <summary>Of a read or a refused put, the revision of the entry seen (0 for none).</summary>
    public long Seen;
}
