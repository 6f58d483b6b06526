using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>A file on a disk.</summary>
internal sealed partial class DiskFile(SafeFileHandle handle, string path) : IStoreFile
{
    public long Length => RandomAccess.GetLength(handle);

    public int Read(long offset, Span<byte> buffer)
    {
        var done = 0;
        while (done < buffer.Length)
        {
            var read = RandomAccess.Read(handle, buffer[done..], offset + done);
            if (read == 0) break;
            done += read;
        }

        return done;
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(handle, bytes, offset);

    public void Sync()
    {
        if (fdatasync(handle) != 0) throw Failed("fdatasync", Marshal.GetLastPInvokeError());
    }

    /// <summary>Asks the file system for the blocks: a full disk says so here, and quickly.</summary>
    public void Allocate(long length)
    {
        if (length == 0) return;
        var error = posix_fallocate(handle, 0, length);
        if (error != 0) throw Failed($"allocating {length} bytes", error);
    }

    public void SetLength(long length) => RandomAccess.SetLength(handle, length);

    public void Dispose() => handle.Dispose();

    private IOException Failed(string what, int error) => new($"{what} of {path}: {new Win32Exception(error).Message}", error);

    // fdatasync(2): the data and the metadata that reading it back needs. RandomAccess.FlushToDisk is fsync(2), which
    // also writes the time of modification: a second write to the disk for each commit.
    [LibraryImport("libc", SetLastError = true)]
    private static partial int fdatasync(SafeFileHandle file);

    // posix_fallocate(3); returns the error. FileStream's preallocation throws an IOException that hides which it was.
    [LibraryImport("libc")]
    private static partial int posix_fallocate(SafeFileHandle file, long offset, long length);
}
