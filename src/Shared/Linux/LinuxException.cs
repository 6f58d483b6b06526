using System.Runtime.InteropServices;

namespace NetKube.Shared.Linux;

/// <summary>The kernel refused. Says what was being done, and by which error.</summary>
public sealed class LinuxException : IOException
{
    /// <param name="action">What was being done, as in "creating link cni0".</param>
    /// <param name="errno">The positive error number.</param>
    /// <param name="kernelWords">What the kernel itself said about it (netlink's extended acknowledgement), if it did.</param>
    public LinuxException(string action, int errno, string? kernelWords = null)
        : base($"{action}: {Linux.Errno.NameOf(errno)} ({Marshal.GetPInvokeErrorMessage(errno)})"
            + (string.IsNullOrEmpty(kernelWords) ? "" : $": {kernelWords}"))
    {
        Action = action;
        Errno = errno;
    }

    /// <summary>What was being done.</summary>
    public string Action { get; }

    /// <summary>The positive error number, one of <see cref="Linux.Errno"/>.</summary>
    public int Errno { get; }

    /// <summary>From the error of the call that this thread made last.</summary>
    internal static LinuxException FromLastCall(string action) => new(action, Marshal.GetLastPInvokeError());
}
