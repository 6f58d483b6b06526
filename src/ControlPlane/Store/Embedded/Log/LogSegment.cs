namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// One file of the log: a header, frames, zeros. It is written full of zeros before its first record, so that a commit
/// overwrites blocks which the file system has already placed (no journal commit beside the data), a full disk is
/// noticed before a record is begun, and a torn record can be told from a damaged one (TailJudge).
/// </summary>
internal sealed class LogSegment(StoreFileHeader header, IStoreFile file, long position) : IDisposable
{
    public StoreFileHeader Header { get; } = header;

    public string Name => StoreFileNames.Segment(Header.Sequence);

    /// <summary>Where the next frame goes.</summary>
    public long Position { get; private set; } = position;

    /// <summary>Bytes left, the seal's set aside.</summary>
    public long Left => Header.Length - Position - Frame.SizeOf(0);

    /// <summary>Writes and syncs whole frames.</summary>
    /// <exception cref="StoreFullException">Nothing was written.</exception>
    /// <exception cref="StoreFailedException">It is not known what is on the disk.</exception>
    public void Append(ReadOnlySpan<byte> frames)
    {
        try
        {
            file.Write(Position, frames);
        }
        catch (IOException failure)
        {
            Erase(frames.Length, failure);
            if (DiskFull.Is(failure)) throw new StoreFullException($"no space is left for the log ({Name}): {failure.Message}", failure);
            throw;
        }

        try
        {
            file.Sync();
        }
        catch (IOException failure)
        {
            // After a failed sync the kernel may have dropped the pages and called them clean; a second sync would lie.
            throw new StoreFailedException($"the log could not be written to the disk ({Name}): {failure.Message}; restart the server when the disk is well", failure);
        }

        Position += frames.Length;
    }

    /// <summary>Writes the frame that says that nothing follows here, and gives back the rest of the file.</summary>
    public void Seal()
    {
        var seal = new byte[Frame.SizeOf(0)];
        Frame.Finish(seal, FrameKind.Sealed, 0, Header.Salt);
        Append(seal);
        file.SetLength(Position);
    }

    /// <summary>Makes the rest of the file zeros again.</summary>
    public void ClearRest()
    {
        file.Write(Position, new byte[Header.Length - Position]);
        file.Sync();
    }

    public void MarkClosed()
    {
        var closed = new byte[Frame.SizeOf(0)];
        Frame.Finish(closed, FrameKind.Closed, 0, Header.Salt);
        if (Left >= closed.Length) Append(closed);
    }

    public void Dispose() => file.Dispose();

    // What a failed write left would look like damage behind the next, shorter record.
    private void Erase(int length, IOException failure)
    {
        try
        {
            file.Write(Position, new byte[length]);
        }
        catch (IOException)
        {
            throw new StoreFailedException($"a write to the log failed and could not be undone ({Name}): {failure.Message}; restart the server when the disk is well", failure);
        }
    }
}
