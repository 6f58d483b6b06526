using NetKube.NodeAgent.Events;
using NetKube.NodeAgent.Probes;
using NetKube.Shared.Api.Core.V1;
using NetKube.TestKit;

namespace NetKube.NodeAgent.Tests.Probes;

/// <summary>When a container is asked, and what counts; the answers are scripted, the time is the test's.</summary>
public sealed class ProbeLoopTests : IProbing, IEventSink, IAsyncDisposable
{
    private const string ContainerId = "c1";
    private static readonly ProbeOutcome Refused = new(false, "connection refused", Refused: true);
    private static readonly ProbeOutcome Failing = new(false, "HTTP probe failed with statuscode: 503");
    private static readonly ProbeOutcome Healthy = new(true);

    private readonly ManualClock _clock = new();
    private readonly ProbeResults _results = new();
    private readonly Queue<ProbeOutcome> _answers = new();
    private readonly List<TimeSpan> _asked = [];
    private readonly List<string> _events = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _loops = [];
    private readonly DateTimeOffset _began;

    public ProbeLoopTests() => _began = _clock.GetUtcNow();

    [Fact]
    public async Task Readiness_is_seen_as_soon_as_somebody_listens()
    {
        Answer(Refused, Refused, Refused, Healthy);
        Start(ProbeKind.Readiness);

        await PassAsync(0.05, 0.1, 0.2);

        Assert.True(_results[ContainerId, ProbeKind.Readiness]);
        Assert.Equal([0, 0.05, 0.15, 0.35], Times());
        Assert.Single(_events); // of the probe that was due; the looks are not probes
    }

    [Fact]
    public async Task A_container_that_answers_is_asked_at_its_period_only()
    {
        Answer(Refused, Failing, Failing, Healthy);
        Start(ProbeKind.Readiness);

        await PassAsync(0.05, 1.95, 2);

        Assert.Equal([0, 0.05, 2, 4], Times());
        Assert.True(_results[ContainerId, ProbeKind.Readiness]);
    }

    [Fact]
    public async Task Looks_do_not_use_up_the_failures_that_a_startup_may_have()
    {
        Answer([.. Enumerable.Repeat(Refused, 7), Healthy]);
        Start(ProbeKind.Startup, failureThreshold: 2);

        await PassAsync(0.05, 0.1, 0.2, 0.4, 0.8); // the next look would come after the next period
        Assert.Null(_results[ContainerId, ProbeKind.Startup]);
        await PassAsync(0.45);

        Assert.Equal(7, _asked.Count);
        Assert.False(_results[ContainerId, ProbeKind.Startup]);
    }

    [Fact]
    public async Task A_container_that_was_ready_once_is_not_looked_at_between()
    {
        Answer(Healthy, Refused, Refused);
        Start(ProbeKind.Readiness, failureThreshold: 2);

        await PassAsync(2, 2);

        Assert.Equal([0, 2, 4], Times());
        Assert.False(_results[ContainerId, ProbeKind.Readiness]);
    }

    [Fact]
    public async Task A_refused_liveness_probe_waits_for_its_period()
    {
        Answer(Refused, Healthy);
        Start(ProbeKind.Liveness);

        await PassAsync(2);

        Assert.Equal([0, 2], Times());
    }

    [Fact]
    public async Task Readiness_is_asked_as_soon_as_the_container_has_started_up()
    {
        Answer(Failing, Healthy, Healthy);
        Start(ProbeKind.Startup, ProbeKind.Readiness);
        Assert.Single(_asked);

        await PassAsync(2);
        await UntilAsync(() => _results[ContainerId, ProbeKind.Readiness] == true);

        Assert.Equal([0, 2, 2], Times());
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_loops).ContinueWith(static _ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    Task<ProbeOutcome> IProbing.AskAsync(ProbeHandler handler, ProbeTarget target, TimeSpan timeout, CancellationToken stop)
    {
        lock (_asked)
        {
            _asked.Add(_clock.GetUtcNow() - _began);
            return Task.FromResult(_answers.Dequeue());
        }
    }

    // A probe's loop runs no hooks: one that did would fail the test.
    Task<ProbeOutcome> IProbing.RunHookAsync(ProbeHandler handler, ProbeTarget target, CancellationToken stop) => throw new NotSupportedException();

    void IEventSink.Post(Pod pod, string container, string type, string reason, string message) => _events.Add(message);

    private void Answer(params ProbeOutcome[] answers)
    {
        foreach (var answer in answers) _answers.Enqueue(answer);
    }

    private void Start(ProbeKind kind, int failureThreshold = 3) => Start([kind], failureThreshold);

    private void Start(params ProbeKind[] kinds) => Start(kinds, failureThreshold: 3);

    private void Start(ProbeKind[] kinds, int failureThreshold)
    {
        var probe = new Probe { PeriodSeconds = 2, FailureThreshold = failureThreshold };
        var container = new Container { Name = "web", StartupProbe = kinds.Contains(ProbeKind.Startup) ? probe : null };
        var target = new ProbeTarget(new Pod(), container, ContainerId, "10.244.1.2");
        var context = new ProbeLoopContext(this, _results, this, _clock, static () => { });
        foreach (var kind in kinds) _loops.Add(new ProbeLoop(kind, probe, target, context).RunAsync(_began, _stop.Token));
    }

    /// <summary>Lets so many seconds pass, each once somebody waits for just that moment.</summary>
    private async Task PassAsync(params double[] seconds)
    {
        foreach (var span in seconds.Select(TimeSpan.FromSeconds))
        {
            var asked = Asked();
            await _clock.UntilWaitedForAsync(span);
            _clock.Advance(span);
            await UntilAsync(() => Asked() > asked);
        }
    }

    private int Asked()
    {
        lock (_asked) return _asked.Count;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!condition()) await Task.Delay(1, limit.Token);
    }

    private List<double> Times()
    {
        lock (_asked) return [.. _asked.Select(a => Math.Round(a.TotalSeconds, 3))];
    }
}
