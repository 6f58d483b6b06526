using System.Runtime.InteropServices;

namespace NetKube.NodeAgent.Runtime.Images;

/// <summary>The image of pause containers, made on the spot: of a program of 264 bytes, elsewhere than on x86-64 of busybox.</summary>
public static class PauseImage
{
    public const string Name = "netkube/pause:1";

    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute |
        UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    // The wait makes the trap run at once, and reaps orphans.
    private const string Script = "trap 'exit 0' TERM INT; while :; do sleep 86400 & wait $!; done";

    /// <summary>Makes it unless it is there. Returns its id.</summary>
    public static async Task<string> EnsureAsync(IImages images, CancellationToken stop)
    {
        if (await images.FindAsync(Name, stop) is { } present) return present.Id;
        var folder = Directory.CreateTempSubdirectory("netkube-pause-");
        try
        {
            var defaults = await FillAsync(folder.FullName, stop);
            return await ImageArchive.LoadFolderAsync(images, folder.FullName, Name, defaults, stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ImageDefaults> FillAsync(string root, CancellationToken stop)
    {
        if (RuntimeInformation.OSArchitecture != Architecture.X64)
        {
            await BaseImage.FillAsync(root, stop);
            return new ImageDefaults { Entrypoint = ["/bin/sh", "-c", Script] };
        }
        var program = Path.Combine(root, "pause");
        await File.WriteAllBytesAsync(program, PauseProgram.Render(), stop);
        File.SetUnixFileMode(program, Executable);
        return new ImageDefaults { Entrypoint = ["/pause"] };
    }
}
