using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.TestKit;

namespace NetKube.ControlPlane.Tests.Store;

public sealed class HistoryPolicyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task History_older_than_its_age_is_compacted_in_the_background()
    {
        var clock = new ManualClock();
        await using var store = EmbeddedStore.InMemory(clock, new EmbeddedStoreSettings { HistoryAge = TimeSpan.FromHours(1) });
        for (var i = 0; i < 10; i++)
        {
            _ = await store.PutAsync("/a", $"{i}");
            clock.Advance(TimeSpan.FromMinutes(10));
        }

        // The put of minute 40 is an hour old at minute 100; the state it left is the oldest that is kept.
        await UntilAsync(() => store.Figures.Compacted == 6);
        Assert.Equal("4", await store.GetAsync("/a", 6));
        _ = await Assert.ThrowsAsync<RevisionCompactedException>(async () => await store.GetAsync("/a", 5));
    }

    [Fact]
    public async Task History_larger_than_its_size_is_compacted_from_the_old_end()
    {
        var clock = new ManualClock();
        await using var store = EmbeddedStore.InMemory(clock, new EmbeddedStoreSettings { HistoryBytes = 100_000 });
        for (var i = 0; i < 1000; i++) _ = await store.PutAsync("/a", new string('x', 1000));
        clock.Advance(TimeSpan.FromMinutes(1));
        await UntilAsync(() => store.Figures.HistoryChanges < 100);
        Assert.InRange(store.Figures.HistoryChanges, 80, 95);
    }

    [Fact]
    public async Task A_revision_tells_its_time_after_a_restart_too()
    {
        var clock = new ManualClock();
        var folder = new CrashFolder();
        var made = clock.GetUtcNow();
        await using (var store = await folder.OpenAsync(clock: clock))
        {
            for (var i = 0; i < 5; i++)
            {
                _ = await store.PutAsync("/a", $"{i}");
                clock.Advance(TimeSpan.FromSeconds(30));
            }
        }

        await using var again = await folder.OpenAsync(clock: clock);
        Assert.Equal(3, again.RevisionAt(made + TimeSpan.FromSeconds(45)));
        Assert.Equal(made + TimeSpan.FromSeconds(60), again.TimeOf(4));
    }

    [Fact]
    public async Task Time_in_history_never_runs_backwards()
    {
        var clock = new ManualClock();
        await using var store = EmbeddedStore.InMemory(clock);
        clock.Advance(TimeSpan.FromHours(2));
        _ = await store.PutAsync("/a", "1");
        clock.Advance(TimeSpan.FromHours(-1));
        _ = await store.PutAsync("/a", "2");
        Assert.True(store.TimeOf(3) >= store.TimeOf(2));
        Assert.Equal(3, await store.CurrentRevisionAsync(Stop));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
