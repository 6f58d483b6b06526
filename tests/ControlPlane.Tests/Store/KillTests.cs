using System.Diagnostics;

namespace NetKube.ControlPlane.Tests.Store;

/// <summary>Real processes on real file systems: some rounds of the program that does thousands, tests/StoreTorture.</summary>
public sealed class KillTests
{
    private static string Program => Path.Combine(AppContext.BaseDirectory, "NetKube.StoreTorture");

    [Fact]
    public Task A_server_killed_while_it_writes_loses_and_invents_nothing() => RunAsync(Program, "8", "7");

    [Fact]
    public Task A_damaged_file_is_refused_with_its_name_or_changes_nothing() => RunAsync(Program, "damage", "60", "11");

    [Fact]
    public Task Histories_under_kills_pauses_and_clock_jumps_agree_with_the_model() => RunAsync(Program, "histories", "120000", "5");

    [Fact]
    public async Task A_full_disk_refuses_puts_takes_deletes_survives_a_restart_and_recovers()
    {
        if (!Environment.IsPrivilegedProcess) Assert.Skip("needs root, to mount a small disk in a mount namespace of its own");
        var disk = Directory.CreateTempSubdirectory("netkube-full-").FullName;
        try
        {
            await RunAsync("unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=1m none \"$1\" && exec \"$0\" full \"$1/data\"", Program, disk);
        }
        finally
        {
            Directory.Delete(disk, recursive: true);
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, said);
    }
}
