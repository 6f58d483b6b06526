using System.Diagnostics;

namespace NetKube.ControlPlane.Tests.Store;

public sealed class KillTests
{
    [Fact]
    public async Task A_server_killed_while_it_writes_loses_and_invents_nothing()
    {
        // Some rounds of the program that does thousands: tests/StoreTorture.
        var program = Path.Combine(AppContext.BaseDirectory, "NetKube.StoreTorture");
        using var torture = Process.Start(new ProcessStartInfo(program, ["8", "7"]) { RedirectStandardOutput = true })!;
        var said = await torture.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await torture.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(torture.ExitCode == 0, said);
    }
}
