namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>Keeps the next segment's file ready, so that a roll costs the writer no filling of zeros.</summary>
internal sealed class SpareSegment(IStoreFolder folder, int length) : IAsyncDisposable
{
    private static readonly byte[] Zeros = new byte[256 * 1024];

    private readonly Lock _gate = new();   // guards _file and _length; held while the file is filled
    private IStoreFile? _file;
    private long _length;
    private Task _preparing = Task.CompletedTask;

    /// <summary>Makes the spare in the background, where there is none.</summary>
    public void Prepare()
    {
        if (_preparing.IsCompleted) _preparing = Task.Run(TryPrepare);
    }

    /// <summary>Makes sure of a spare with at least so many bytes.</summary>
    public bool TryEnsure(long atLeast, out IOException? full)
    {
        full = null;
        lock (_gate)
        {
            if (_file is not null && _length >= atLeast) return true;
            Drop();
            try
            {
                _length = Math.Max(length, atLeast);
                _file = Fill();
                return true;
            }
            catch (IOException failure) when (DiskFull.Is(failure))
            {
                full = failure;
                folder.Delete(StoreFileNames.Spare);
                return false;
            }
        }
    }

    /// <summary>Turns the spare into a segment of the log, on the disk too. To be called after <see cref="TryEnsure"/>.</summary>
    /// <param name="begin">Makes the header for the file's length.</param>
    /// <param name="beforeName">Runs when all but the name is in place.</param>
    public LogSegment Take(Func<long, StoreFileHeader> begin, Action beforeName)
    {
        lock (_gate)
        {
            var file = _file ?? throw new InvalidOperationException("there is no spare segment");
            var header = begin(_length);
            file.Write(0, header.ToBytes());
            file.Sync();
            beforeName();
            folder.Rename(StoreFileNames.Spare, StoreFileNames.Segment(header.Sequence));
            folder.SyncNames();
            _file = null;
            return new LogSegment(header, file, StoreFileHeader.Bytes);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _preparing;
        lock (_gate) Drop();
    }

    private void TryPrepare()
    {
        try
        {
            _ = TryEnsure(length, out _);
        }
        catch (IOException)
        {
            // The writer meets the same failure when it needs the spare, and has somebody to tell.
        }
    }

    private IStoreFile Fill()
    {
        var file = folder.Create(StoreFileNames.Spare, _length);
        try
        {
            for (long at = 0; at < _length; at += Zeros.Length)
            {
                file.Write(at, Zeros.AsSpan(0, (int)Math.Min(Zeros.Length, _length - at)));
            }

            file.Sync();
            // A roll that a crash cuts short is finished from this file: it must be there before the last segment is sealed.
            folder.SyncNames();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private void Drop()
    {
        if (_file is null) return;
        _file.Dispose();
        _file = null;
        folder.Delete(StoreFileNames.Spare);
    }
}
