using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.ControlPlane.Tests.Store;

/// <summary>
/// A store's folder in memory that knows what is on the disk and what is only written. A crash keeps what was synced
/// and of the rest whatever the given chance keeps: sector by sector, name by name. Faults are asked for before each call.
/// </summary>
internal sealed class CrashFolder : IStoreFolder
{
    public const int Sector = 512;

    private readonly Lock _gate = new();   // guards all below, contents of files included
    private readonly Dictionary<string, Content> _names = [];
    private readonly List<Action<Dictionary<string, Content>>> _unsyncedNames = [];
    private Dictionary<string, Content> _syncedNames = [];
    private bool _locked;
    private bool _used;

    public string Path => "memory";

    public int Syncs { get; private set; }

    /// <summary>Called with (what, name, bytes) before a write, sync or create; throws to make it fail.</summary>
    public Action<string, string, int> Fault { get; set; } = (_, _, _) => { };

    /// <summary>Called inside a sync of a segment of the log, outside the lock.</summary>
    public Action WhileSyncing { get; set; } = () => { };

    public IReadOnlyList<string> List()
    {
        lock (_gate) return [.. _names.Keys];
    }

    public IStoreFile Create(string name, long length)
    {
        Fault("create", name, (int)length);
        lock (_gate)
        {
            var content = new Content { Name = name };
            content.Resize(length);
            Change(names => names[name] = content);
            return new CrashFile(this, content);
        }
    }

    public IStoreFile Open(string name)
    {
        lock (_gate) return new CrashFile(this, _names[name]);
    }

    public void Rename(string from, string to)
    {
        lock (_gate)
        {
            var content = _names[from];
            content.Name = to;
            Change(names =>
            {
                _ = names.Remove(from);
                names[to] = content;
            });
        }
    }

    public void Delete(string name)
    {
        lock (_gate) Change(names => names.Remove(name));
    }

    public void SyncNames()
    {
        Fault("sync names", "", 0);
        lock (_gate)
        {
            _syncedNames = new(_names);
            _unsyncedNames.Clear();
        }
    }

    public IDisposable Lock()
    {
        lock (_gate)
        {
            if (_locked) throw new StoreInUseException("locked");
            _locked = true;
            return new Unlock(this);
        }
    }

    public bool WasUsed() => _used;

    public void MarkUsed() => _used = true;

    /// <summary>The folder as it is after the power went: of sectors not synced, those that <paramref name="keep"/> wants.</summary>
    public CrashFolder Crash(Func<bool> keep)
    {
        lock (_gate)
        {
            var names = new Dictionary<string, Content>(_syncedNames);
            foreach (var change in _unsyncedNames)
            {
                if (keep()) change(names);
            }

            var after = new CrashFolder { _used = _used };
            foreach (var (name, content) in names) after._names[name] = content.Crashed(name, keep);
            after._syncedNames = new(after._names);
            return after;
        }
    }

    /// <summary>An independent copy, everything in it synced.</summary>
    public CrashFolder Copy() => Crash(() => true);

    /// <summary>A file's bytes, to be looked at or damaged.</summary>
    public byte[] BytesOf(string name)
    {
        lock (_gate) return _names[name].Written;
    }

    public void Replace(string name, byte[] bytes)
    {
        lock (_gate)
        {
            Change(names => names[name] = new Content { Name = name, Written = bytes, Synced = [.. bytes] });
            SyncNames();
        }
    }

    private void Change(Action<Dictionary<string, Content>> change)
    {
        change(_names);
        _unsyncedNames.Add(change);
    }

    private sealed class Unlock(CrashFolder folder) : IDisposable
    {
        public void Dispose() => folder._locked = false;
    }

    private sealed class Content
    {
        public string Name { get; set; } = "";

        public byte[] Written { get; set; } = [];

        public byte[] Synced { get; set; } = [];

        public void Resize(long length)
        {
            var bytes = Written;
            Array.Resize(ref bytes, (int)length);
            Written = bytes;
        }

        public Content Crashed(string name, Func<bool> keep)
        {
            var bytes = Written.ToArray();
            for (var at = 0; at < bytes.Length; at += Sector)
            {
                var length = Math.Min(Sector, bytes.Length - at);
                var synced = new byte[length];
                if (at < Synced.Length) Array.Copy(Synced, at, synced, 0, Math.Min(length, Synced.Length - at));
                if (!bytes.AsSpan(at, length).SequenceEqual(synced) && !keep()) synced.CopyTo(bytes, at);
            }

            return new Content { Name = name, Written = bytes, Synced = [.. bytes] };
        }
    }

    private sealed class CrashFile(CrashFolder folder, Content content) : IStoreFile
    {
        public long Length => content.Written.Length;

        public int Read(long offset, Span<byte> buffer)
        {
            lock (folder._gate)
            {
                var left = Math.Max(0, Math.Min(buffer.Length, content.Written.Length - (int)offset));
                content.Written.AsSpan((int)offset, left).CopyTo(buffer);
                return left;
            }
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            try
            {
                folder.Fault("write", content.Name, bytes.Length);
            }
            catch (ShortWriteException cut)
            {
                Store(offset, bytes[..cut.Bytes]);
                throw new IOException("No space left on device", cut.Errno);
            }

            Store(offset, bytes);
        }

        public void Sync()
        {
            folder.Fault("sync", content.Name, 0);
            byte[] written;
            lock (folder._gate) written = [.. content.Written];
            if (content.Name.StartsWith("log-", StringComparison.Ordinal)) folder.WhileSyncing();
            lock (folder._gate)
            {
                content.Synced = written;
                folder.Syncs++;
            }
        }

        public void SetLength(long length)
        {
            lock (folder._gate) content.Resize(length);
        }

        public void Dispose()
        {
        }

        private void Store(long offset, ReadOnlySpan<byte> bytes)
        {
            lock (folder._gate)
            {
                if (content.Written.Length < offset + bytes.Length) content.Resize(offset + bytes.Length);
                bytes.CopyTo(content.Written.AsSpan((int)offset));
            }
        }
    }
}

/// <summary>Makes a write stop after some bytes.</summary>
internal sealed class ShortWriteException(int bytes, int errno) : Exception
{
    public int Bytes { get; } = bytes;

    public int Errno { get; } = errno;
}
