using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Runtime.Images;

namespace NetKube.Images;

/// <summary>
/// The images of the examples, made of this machine's own programs: nothing is pulled. Made once, and again only when they
/// are gone.
/// </summary>
internal static class LocalImages
{
    /// <summary>A web server that says which pod and node it is.</summary>
    public const string Hello = "netkube/hello:1";

    private const int HelloPort = 8080;
    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute |
        UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    // busybox httpd runs it for "/", where there is no index.html.
    private const string HelloScript = """
        #!/bin/sh
        printf 'Content-Type: text/plain\r\n\r\n'
        echo "Hello from pod ${POD_NAME:-$(hostname)} on node ${NODE_NAME:-unknown}"
        """;

    public static async Task EnsureAsync(IImages images, CancellationToken stop)
    {
        await PauseImage.EnsureAsync(images, stop);
        await Task.WhenAll(BaseImage.EnsureAsync(images, stop), EnsureHelloAsync(images, stop));
    }

    private static async Task EnsureHelloAsync(IImages images, CancellationToken stop)
    {
        if (await images.FindAsync(Hello, stop) is not null) return;
        var folder = Directory.CreateTempSubdirectory("netkube-hello-");
        try
        {
            await BaseImage.FillAsync(folder.FullName, stop);
            var script = Path.Combine(folder.FullName, "www/cgi-bin/index.cgi");
            Directory.CreateDirectory(Path.GetDirectoryName(script)!);
            await File.WriteAllTextAsync(script, HelloScript + "\n", stop);
            File.SetUnixFileMode(script, Executable);
            var defaults = new ImageDefaults
            {
                Entrypoint = ["/bin/busybox", "httpd", "-f", "-p", $"{HelloPort}", "-h", "/www"],
                Environment = new Dictionary<string, string> { ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
                ExposedPorts = [$"{HelloPort}/tcp"],
            };
            await ImageArchive.LoadFolderAsync(images, folder.FullName, Hello, defaults, stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
