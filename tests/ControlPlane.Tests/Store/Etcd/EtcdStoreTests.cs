using System.Diagnostics;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Etcd;
using NetKube.TestKit;

namespace NetKube.ControlPlane.Tests.Store.Etcd;

/// <summary>What the contract does not ask: an etcd that dies, stalls, is full, is shared, is behind TLS.</summary>
public sealed class EtcdStoreTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_watch_goes_on_without_gap_or_repeat_when_etcd_is_killed_and_comes_back()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var store = await etcd.OpenAsync();
        await using var watch = new WatchTap(store, new WatchRequest("/", "0", 1), Deadline);
        for (var i = 0; i < 10; i++) _ = await store.PutAsync($"/{i}", "before");
        Assert.Equal(10, (await watch.TakeAsync(10)).Count);
        await etcd.KillAsync();
        _ = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.CurrentRevisionAsync(Stop));
        await etcd.RunAsync();
        await UntilAnsweredAsync(store);
        for (var i = 0; i < 10; i++) _ = await store.PutAsync($"/{i}", "after");
        Assert.Equal(Enumerable.Range(12, 10).Select(revision => (long)revision), (await watch.TakeAsync(10)).Select(change => change.Revision));
    }

    [Fact]
    public async Task An_etcd_that_stalls_makes_requests_fail_in_time_and_serves_again_when_it_goes_on()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var store = await etcd.OpenAsync(new EtcdSettings { Servers = [], Patience = TimeSpan.FromSeconds(1) });
        _ = await store.PutAsync("/a", "1");
        etcd.Pause();
        var began = Stopwatch.GetTimestamp();
        _ = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.GetAsync("/a"));
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0.9, 10);
        etcd.Continue();
        await UntilAnsweredAsync(store);
        Assert.Equal("1", await store.GetAsync("/a"));
    }

    [Fact]
    public async Task A_full_etcd_refuses_puts_and_takes_deletes()
    {
        await using var etcd = await EtcdServer.StartAsync("--quota-backend-bytes", "200000");
        await using var store = await etcd.OpenAsync();
        for (var i = 0; ; i++)
        {
            try
            {
                _ = await store.PutAsync($"/{i}", new string('x', 20_000));
                // etcd counts what it has committed, ten times a second: a fast disk takes in much more than the quota before that.
                Assert.True(i < 5000, "it never was full");
            }
            catch (StoreFullException)
            {
                break;
            }
        }

        Assert.NotNull(await store.GetAsync("/0"));
        _ = await store.DeleteAsync("/0");
        Assert.Null(await store.GetAsync("/0"));
    }

    [Fact]
    public async Task Two_prefixes_of_one_etcd_do_not_see_each_other()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var one = await etcd.OpenAsync();
        await using var two = await etcd.OpenAsync(new EtcdSettings { Servers = [], Prefix = "/other" });
        await using var watch = new WatchTap(two, new WatchRequest("/", "0", 1, Progress: true), Deadline);
        _ = await one.PutAsync("/a", "1");
        var revision = await two.PutAsync("/b", "2");
        Assert.Null(await two.GetAsync("/a"));
        Assert.Null(await one.GetAsync("/b"));
        var seen = await watch.BatchesAsync(untilRevision: revision);
        Assert.Equal(["/b"], seen.SelectMany(batch => batch.Events).Select(change => change.Key));
    }

    [Fact]
    public async Task Old_revisions_are_noted_with_their_time_and_compacted_after_a_day()
    {
        var clock = new ManualClock();
        await using var etcd = await EtcdServer.StartAsync();
        await using var store = await etcd.OpenAsync(new EtcdSettings { Servers = [], HistoryCheck = TimeSpan.FromHours(1) }, clock);
        await using var other = await etcd.OpenAsync(new EtcdSettings { Servers = [], HistoryCheck = TimeSpan.FromHours(1) }, clock);
        var first = await store.PutAsync("/a", "first");
        clock.Advance(TimeSpan.FromHours(1));
        await UntilAsync(async () => await store.RevisionAtAsync(clock.GetUtcNow() - TimeSpan.FromSeconds(1), Stop) == 0
            && await store.TimeOfAsync(first, Stop) is not null);
        var noted = clock.GetUtcNow();
        var second = await store.PutAsync("/a", "second");
        clock.Advance(TimeSpan.FromHours(1));
        await UntilAsync(async () => await store.TimeOfAsync(second, Stop) is not null);
        Assert.Equal(first, await other.RevisionAtAsync(noted, Stop));
        for (var hour = 0; hour < 24; hour++)
        {
            var before = await store.PutAsync("/a", $"hour {hour}");
            clock.Advance(TimeSpan.FromHours(1));
            await UntilAsync(async () => await store.TimeOfAsync(before, Stop) is not null);
        }

        await UntilAsync(async () => await store.OldestAsync(Stop) >= first);
        Assert.Equal("hour 23", await store.GetAsync("/a"));
        _ = await Assert.ThrowsAsync<RevisionCompactedException>(async () => await store.GetAsync("/a", 1));
    }

    [Fact]
    public async Task Etcd_is_spoken_to_over_tls_with_a_certificate_of_its_own()
    {
        var folder = Directory.CreateTempSubdirectory("netkube-etcd-tls-").FullName;
        try
        {
            var files = EtcdCertificates.Write(folder);
            await using var etcd = await EtcdServer.StartAsync(
                $"--cert-file={files.ServerCert}", $"--key-file={files.ServerKey}", $"--trusted-ca-file={files.Ca}", "--client-cert-auth");
            var settings = new EtcdSettings { Servers = [], CaFile = files.Ca, CertFile = files.ClientCert, KeyFile = files.ClientKey };
            await using var store = await etcd.OpenAsync(settings);
            Assert.Equal(2, await store.PutAsync("/a", "1"));
            _ = await Assert.ThrowsAsync<StoreUnavailableException>(() => etcd.OpenAsync(settings with { CertFile = null, KeyFile = null }));
            _ = await Assert.ThrowsAsync<StoreUnavailableException>(() => etcd.OpenAsync(settings with { CaFile = null }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_dead_member_is_passed_over()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var store = await EtcdStore.OpenAsync(
            new EtcdSettings { Servers = [new Uri("http://127.0.0.1:1"), etcd.Address] }, TimeProvider.System,
                Microsoft.Extensions.Logging.Abstractions.NullLogger<EtcdStore>.Instance, Stop);
        Assert.Equal(2, await store.PutAsync("/a", "1"));
        await using var watch = new WatchTap(store, new WatchRequest("/a", null, 1), Deadline);
        Assert.Equal(2, (await watch.TakeAsync(1))[0].Revision);
    }

    [Theory]
    [InlineData("--etcd-servers", "ftp://127.0.0.1", "/netkube")]
    [InlineData("--etcd-prefix", "http://127.0.0.1", "netkube")]
    [InlineData("--etcd-prefix", "http://127.0.0.1", "/netkube/")]
    public void A_wrong_setting_is_told_by_its_flag(string flag, string server, string prefix) =>
        Assert.Contains(flag, Assert.Throws<ArgumentException>(() => new EtcdSettings { Servers = [new Uri(server)], Prefix = prefix }.Validate()).Message);

    private static Task UntilAnsweredAsync(EtcdStore store) => UntilAsync(async () =>
    {
        try
        {
            _ = await store.CurrentRevisionAsync(Stop);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    });

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!await condition()) await Task.Delay(10, deadline.Token);
    }
}
