namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>Tells a full disk from other failures.</summary>
internal static class DiskFull
{
    private const int NoSpace = 28;        // ENOSPC, asm-generic/errno-base.h
    private const int OverQuota = 122;     // EDQUOT, asm-generic/errno.h
    private const int FileTooBig = 27;     // EFBIG

    /// <summary>On Linux the runtime puts errno into <see cref="Exception.HResult"/>, and so do we.</summary>
    public static bool Is(IOException failure) => failure.HResult is NoSpace or OverQuota or FileTooBig;
}
