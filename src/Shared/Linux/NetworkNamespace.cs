using System.Runtime.ExceptionServices;
using Microsoft.Win32.SafeHandles;
using NetKube.Shared.Linux.Native;

namespace NetKube.Shared.Linux;

/// <summary>
/// A network namespace, held open. A namespace belongs to a thread: after an await the code may run on another thread, in
/// another namespace. So work inside one is a synchronous delegate on a thread of its own, which ends with the work. A socket
/// opened inside stays in that namespace: open it there, return it, use it from anywhere.
/// </summary>
public sealed class NetworkNamespace : IDisposable
{
    private readonly SafeFileHandle _handle;

    private NetworkNamespace(SafeFileHandle handle, string? boundPath)
    {
        _handle = handle;
        BoundPath = boundPath;
    }

    /// <summary>The file that keeps a named namespace alive; null for others.</summary>
    public string? BoundPath { get; }

    /// <summary>A path by which any process of this mount namespace can open it while this object lives, such as for nsenter --net.</summary>
    public string Path => BoundPath ?? $"/proc/{Environment.ProcessId}/fd/{Descriptor}";

    /// <summary>The number of the open file, for netlink's IFLA_NET_NS_FD. Valid while this object lives.</summary>
    public int Descriptor => (int)_handle.DangerousGetHandle();

    /// <summary>Opens one by its file, such as /proc/123/ns/net.</summary>
    public static NetworkNamespace Open(string path) => new(OpenHandle(path), null);

    /// <summary>The calling thread's own.</summary>
    public static NetworkNamespace Current() => Open("/proc/thread-self/ns/net");

    /// <summary>A new one that lives as long as this object, or something inside it, does.</summary>
    public static NetworkNamespace CreateAnonymous() => OneShot(() =>
    {
        EnterNew();
        return new NetworkNamespace(OpenHandle("/proc/thread-self/ns/net"), null);
    });

    /// <summary>A new one that outlives this process: bound to a file of the folder, until <see cref="Remove"/>.</summary>
    public static NetworkNamespace CreateNamed(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, name);
        using (new FileStream(path, FileMode.CreateNew, FileAccess.Write)) { }

        try
        {
            return OneShot(() =>
            {
                EnterNew();
                Mounts.Bind("/proc/thread-self/ns/net", path);
                return new NetworkNamespace(OpenHandle(path), path);
            });
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Unbinds and deletes a named namespace's file. One that is gone already is no error.</summary>
    public static void Remove(string path)
    {
        Mounts.Unmount(path);
        File.Delete(path);
    }

    /// <summary>Runs the work inside, on a thread of its own.</summary>
    public T Inside<T>(Func<T> work) => Inside(this, work);

    /// <inheritdoc cref="Inside{T}(Func{T})"/>
    public void Inside(Action work) => Inside(this, () =>
    {
        work();
        return true;
    });

    /// <summary>Runs the work inside the namespace, on a thread of its own. The work must not be async.</summary>
    public static T Inside<T>(NetworkNamespace ns, Func<T> work)
    {
        if (IsAwaitable(typeof(T))) throw new ArgumentException("Work inside a namespace must not be async.", nameof(work));
        return OneShot(() =>
        {
            if (Libc.setns(ns._handle, Libc.CLONE_NEWNET) != 0) throw LinuxException.FromLastCall($"entering network namespace {ns.Path}");
            return work();
        });
    }

    public void Dispose() => _handle.Dispose();

    public override string ToString() => Path;

    private static bool IsAwaitable(Type type) =>
        typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static void EnterNew()
    {
        if (Libc.unshare(Libc.CLONE_NEWNET) != 0) throw LinuxException.FromLastCall("creating a network namespace");
    }

    private static SafeFileHandle OpenHandle(string path)
    {
        var handle = Libc.open(path, Libc.O_RDONLY | Libc.O_CLOEXEC);
        if (!handle.IsInvalid) return handle;
        var refused = LinuxException.FromLastCall($"opening network namespace {path}");
        handle.Dispose();
        throw refused;
    }

    private static T OneShot<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception thrown)
            {
                failure = ExceptionDispatchInfo.Capture(thrown);
            }
        }, maxStackSize: 256 * 1024)
        { IsBackground = true, Name = "network namespace" };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
