namespace NetKube.ControlPlane.Tests.ApiServer;

/// <summary>A server that is never restarted outlives its certificates.</summary>
public sealed class RenewalTests
{
    [Fact]
    public async Task Four_hundred_days_on_the_server_and_its_administrator_have_new_certificates()
    {
        await using var host = await RunningHost.StartAsync();
        var old = await File.ReadAllTextAsync(host.Access.KubeconfigPath!);
        using (var first = host.Client(old)) Assert.Equal(200, (int)(await first.GetAsync(new Uri("/api/v1/namespaces", UriKind.Relative))).StatusCode);
        var shownAtFirst = host.Shown!;
        host.Clock.Jump(TimeSpan.FromDays(400));
        var renewed = await ChangedAsync(host.Access.KubeconfigPath!, old);
        using (var again = host.Client(renewed)) Assert.Equal(200, (int)(await again.GetAsync(new Uri("/api/v1/namespaces", UriKind.Relative))).StatusCode);
        var now = host.Clock.GetUtcNow().UtcDateTime;
        Assert.True(shownAtFirst.NotAfter.ToUniversalTime() < now, "the first certificate should have ended by now");
        Assert.InRange(now, host.Shown!.NotBefore.ToUniversalTime(), host.Shown.NotAfter.ToUniversalTime());
        using var expired = host.Client(old);
        Assert.Equal(401, (int)(await expired.GetAsync(new Uri("/api/v1/namespaces", UriKind.Relative))).StatusCode);
    }

    private static async Task<string> ChangedAsync(string path, string from)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var text = await File.ReadAllTextAsync(path, patience.Token);
            if (text != from && text.Length > 0) return text;
            await Task.Delay(10, patience.Token);
        }
    }
}
