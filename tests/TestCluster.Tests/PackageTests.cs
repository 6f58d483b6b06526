using System.Diagnostics;
using System.Globalization;

namespace NetKube.Testing.Tests;

/// <summary>The package as a user has it: packed, restored by a project outside this solution, and run there.</summary>
public sealed class PackageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task The_example_runs_over_the_packed_package()
    {
        var folder = Directory.CreateTempSubdirectory("netkube-package-");
        // A version of its own: NuGet keeps what it has once unpacked.
        var version = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{DateTime.UtcNow.Ticks}");
        try
        {
            var feed = Path.Combine(folder.FullName, "feed");
            await DotnetAsync(Root, "pack", "src/TestCluster", "-c", "Release", "-o", feed,
                $"-p:Version={version}", "-p:RunAnalyzers=false", "-v", "quiet", "-nologo");
            var project = folder.CreateSubdirectory("operator").FullName;
            foreach (var file in Directory.GetFiles(Path.Combine(Root, "examples", "operator"))) File.Copy(file, Path.Combine(project, Path.GetFileName(file)));
            await File.WriteAllTextAsync(Path.Combine(project, "nuget.config"), $"""
                <configuration><packageSources><add key="local" value="{feed}" /></packageSources></configuration>
                """);
            var said = await DotnetAsync(project, "run", "-c", "Release", $"-p:NetKubeVersion={version}", "--", "-noLogo");
            Assert.Contains("Total: 2, Errors: 0, Failed: 0", said, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
            var unpacked = Path.Combine(PackageFolder, "netkube.testcluster", version);
            if (Directory.Exists(unpacked)) Directory.Delete(unpacked, recursive: true);
        }
    }

    private static string Root { get; } = FindRoot();

    private static string PackageFolder => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static async Task<string> DotnetAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // Servers of the build that outlive it would keep our pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            var said = await output + await errors;
            Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}:\n{said}");
            return said;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetKube.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside the repository");
    }
}
