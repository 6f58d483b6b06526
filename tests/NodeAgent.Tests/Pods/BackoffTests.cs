using NetKube.NodeAgent.Pods;

namespace NetKube.NodeAgent.Tests.Pods;

public sealed class BackoffTests
{
    private static readonly DateTimeOffset Start = PodYardstick.Now;

    [Fact]
    public void Waits_double_from_10_to_300_seconds()
    {
        var backoff = new Backoff();
        var waits = new List<double>();
        var now = Start;
        for (var i = 0; i < 8; i++)
        {
            backoff.Next("app", now);
            var until = backoff.BlockedUntil("app", now, now);
            waits.Add((until!.Value - now).TotalSeconds);
            now = until.Value;
        }
        Assert.Equal([10, 20, 40, 80, 160, 300, 300, 300], waits);
    }

    [Fact]
    public void Ten_quiet_minutes_forget_it()
    {
        var backoff = new Backoff();
        backoff.Next("app", Start);
        backoff.Next("app", Start);
        var later = Start + (2 * Backoff.Longest) + TimeSpan.FromSeconds(1);
        Assert.Null(backoff.BlockedUntil("app", later, later));
        backoff.Next("app", later);
        Assert.Equal(Backoff.First, backoff.DelayOf("app"));
    }

    [Fact]
    public void One_key_does_not_hold_up_another()
    {
        var backoff = new Backoff();
        backoff.Next("a", Start);
        Assert.Null(backoff.BlockedUntil("b", Start, Start));
    }
}
