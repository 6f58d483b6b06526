using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>A folder on a disk.</summary>
internal sealed partial class DiskFolder : IStoreFolder
{
    private const string LockName = "lock";
    private const int ReadOnlyDirectory = 0x10000 | 0x80000;   // O_RDONLY | O_DIRECTORY | O_CLOEXEC, asm-generic/fcntl.h (x86)

    private readonly string _mark;

    public DiskFolder(string path)
    {
        if (!OperatingSystem.IsLinux()) throw new PlatformNotSupportedException("the store's folder needs Linux (fdatasync, flock)");
        Path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        _mark = Path + ".used";
        _ = Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Path { get; }

    public IReadOnlyList<string> List() =>
        [.. Directory.EnumerateFiles(Path).Select(file => System.IO.Path.GetFileName(file)).Where(name => name != LockName)];

    public IStoreFile Create(string name, long length)
    {
        var path = In(name);
        var file = new DiskFile(File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read), path);
        try
        {
            file.Allocate(length);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public IStoreFile Open(string name) =>
        new DiskFile(File.OpenHandle(In(name), FileMode.Open, FileAccess.ReadWrite, FileShare.Read), In(name));

    public void Rename(string from, string to) => File.Move(In(from), In(to), overwrite: true);

    public void Delete(string name) => File.Delete(In(name));

    public void SyncNames() => SyncDirectory(Path);

    public IDisposable Lock()
    {
        try
        {
            // FileShare.None is flock(2): it goes with the process, however that ends.
            return new FileStream(In(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException inner)
        {
            throw new StoreInUseException(
                $"the store folder {Path} is in use by another server (it holds {In(LockName)}); stop that server first", inner);
        }
    }

    public bool WasUsed() => File.Exists(_mark);

    public void MarkUsed()
    {
        if (File.Exists(_mark)) return;
        File.WriteAllText(_mark, $"A NetKube store was made in {Path}. Delete this file to let a server begin an empty one there.\n");
        SyncDirectory(System.IO.Path.GetDirectoryName(Path)!);
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);

    private static void SyncDirectory(string path)
    {
        var directory = open(path, ReadOnlyDirectory);
        if (directory < 0) throw Failed("open", path);
        try
        {
            if (fsync(directory) != 0) throw Failed("fsync", path);
        }
        finally
        {
            _ = close(directory);
        }
    }

    private static IOException Failed(string call, string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{call} of {path}: {new Win32Exception(error).Message}", error);
    }

    // File.OpenHandle refuses directories.
    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int file);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int file);
}
