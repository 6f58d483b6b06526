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
        if (fdatasync(handle) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        throw new IOException($"fdatasync of {path}: {new Win32Exception(error).Message}", error);
    }

    public void SetLength(long length) => RandomAccess.SetLength(handle, length);

    public void Dispose() => handle.Dispose();

    // fdatasync(2): the data and the metadata that reading it back needs. RandomAccess.FlushToDisk is fsync(2), which
    // also writes the time of modification: a second write to the disk for each commit.
    [LibraryImport("libc", SetLastError = true)]
    private static partial int fdatasync(SafeFileHandle file);
}
