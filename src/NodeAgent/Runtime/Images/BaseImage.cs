using System.Diagnostics;

namespace NetKube.NodeAgent.Runtime.Images;

/// <summary>
/// A small image for examples and tests, made of this machine's own programs: busybox with all its commands, and curl
/// with the libraries it needs.
/// </summary>
public static class BaseImage
{
    public const string Name = "netkube/base:1";

    private const string Busybox = "/bin/busybox";
    private const string Curl = "/usr/bin/curl";

    private static readonly ImageDefaults Defaults = new()
    {
        Command = ["/bin/sh"],
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
    };

    /// <summary>Makes it unless it is there. Returns its id.</summary>
    public static async Task<string> EnsureAsync(IImages images, CancellationToken stop)
    {
        if (await images.FindAsync(Name, stop) is { } present) return present.Id;
        var folder = Directory.CreateTempSubdirectory("netkube-base-");
        try
        {
            await FillAsync(folder.FullName, stop);
            return await ImageArchive.LoadFolderAsync(images, folder.FullName, Name, Defaults, stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Lays out the root folder; examples put their own files beside it.</summary>
    public static async Task FillAsync(string root, CancellationToken stop)
    {
        if (!File.Exists(Busybox)) throw new FileNotFoundException($"{Busybox} is missing: apt-get install busybox-static", Busybox);
        foreach (var folder in new[] { "bin", "etc", "root", "tmp", "usr/bin", "usr/sbin", "sbin", "var/run", "proc", "sys", "dev" })
            Directory.CreateDirectory(Path.Combine(root, folder));
        File.SetUnixFileMode(Path.Combine(root, "tmp"), (UnixFileMode)0b001_111_111_111);
        File.Copy(Busybox, Path.Combine(root, "bin/busybox"));
        foreach (var command in await BusyboxCommandsAsync(stop))
        {
            var link = Path.Combine(root, "bin", command);
            if (!File.Exists(link)) File.CreateSymbolicLink(link, "busybox");
        }
        await File.WriteAllTextAsync(Path.Combine(root, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n", stop);
        await File.WriteAllTextAsync(Path.Combine(root, "etc/group"), "root:x:0:\nnogroup:x:65534:\n", stop);
        await File.WriteAllTextAsync(Path.Combine(root, "etc/nsswitch.conf"), "hosts: files dns\n", stop);
        if (File.Exists(Curl)) await CopyWithLibrariesAsync(Curl, root, stop);
    }

    private static async Task CopyWithLibrariesAsync(string program, string root, CancellationToken stop)
    {
        foreach (var file in (await SharedLibraries.OfAsync(program, stop)).Append(program))
        {
            var target = Path.Combine(root, file.TrimStart('/'));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file, target, overwrite: true);
        }
    }

    private static async Task<string[]> BusyboxCommandsAsync(CancellationToken stop)
    {
        using var list = Process.Start(new ProcessStartInfo(Busybox, "--list") { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{Busybox} cannot be started.");
        var names = await list.StandardOutput.ReadToEndAsync(stop);
        await list.WaitForExitAsync(stop);
        return names.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
