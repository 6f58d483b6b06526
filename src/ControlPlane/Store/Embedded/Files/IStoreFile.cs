namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>A file of the store, as far as the store needs files. Tests put faults and crashes behind it.</summary>
internal interface IStoreFile : IDisposable
{
    long Length { get; }

    /// <summary>Reads until the buffer is full or the file ends; returns how much was read.</summary>
    int Read(long offset, Span<byte> buffer);

    /// <summary>Writes all of it or throws.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Returns when everything written is on the disk (fdatasync).</summary>
    void Sync();

    void SetLength(long length);
}

/// <summary>The folder of a store.</summary>
internal interface IStoreFolder
{
    /// <summary>For messages.</summary>
    string Path { get; }

    IReadOnlyList<string> List();

    /// <summary>Makes a file, replacing one of that name, with space for its length set aside.</summary>
    IStoreFile Create(string name, long length);

    IStoreFile Open(string name);

    void Rename(string from, string to);

    void Delete(string name);

    /// <summary>Returns when names made, changed and deleted are on the disk.</summary>
    void SyncNames();

    /// <summary>Holds the folder until disposed.</summary>
    /// <exception cref="StoreInUseException">Another process holds it.</exception>
    IDisposable Lock();

    /// <summary>Whether a store was made here before, by a mark that lies beside the folder and outlives it.</summary>
    bool WasUsed();

    void MarkUsed();
}
