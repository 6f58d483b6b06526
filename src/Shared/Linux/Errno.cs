namespace NetKube.Shared.Linux;

/// <summary>The error numbers that code looks at, and the names of those that people meet (asm-generic/errno.h).</summary>
public static class Errno
{
    public const int EPERM = 1;
    public const int ENOENT = 2;
    public const int ESRCH = 3;
    public const int EINTR = 4;
    public const int EAGAIN = 11;
    public const int EACCES = 13;
    public const int EBUSY = 16;
    public const int EEXIST = 17;
    public const int ENODEV = 19;
    public const int EINVAL = 22;
    public const int ENOBUFS = 105;
    public const int EADDRNOTAVAIL = 99;
    public const int ENETDOWN = 100;

    private static readonly Dictionary<int, string> Names = new()
    {
        [EPERM] = "EPERM", [ENOENT] = "ENOENT", [ESRCH] = "ESRCH", [EINTR] = "EINTR", [5] = "EIO", [6] = "ENXIO", [9] = "EBADF",
        [EAGAIN] = "EAGAIN", [12] = "ENOMEM", [EACCES] = "EACCES", [EBUSY] = "EBUSY", [EEXIST] = "EEXIST", [ENODEV] = "ENODEV",
        [20] = "ENOTDIR", [21] = "EISDIR", [EINVAL] = "EINVAL", [23] = "ENFILE", [24] = "EMFILE", [28] = "ENOSPC", [30] = "EROFS",
        [34] = "ERANGE", [38] = "ENOSYS", [93] = "EPROTONOSUPPORT", [95] = "EOPNOTSUPP", [97] = "EAFNOSUPPORT", [98] = "EADDRINUSE",
        [EADDRNOTAVAIL] = "EADDRNOTAVAIL", [ENETDOWN] = "ENETDOWN", [101] = "ENETUNREACH", [ENOBUFS] = "ENOBUFS", [110] = "ETIMEDOUT",
        [111] = "ECONNREFUSED", [113] = "EHOSTUNREACH",
    };

    /// <summary>Such as ENODEV; "errno 250" for those without a name here.</summary>
    public static string NameOf(int errno) => Names.TryGetValue(errno, out var name) ? name : $"errno {errno}";
}
