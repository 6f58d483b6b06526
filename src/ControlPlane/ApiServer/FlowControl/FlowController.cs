using System.Collections.Concurrent;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api.FlowControl.V1;
using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>
/// API Priority and Fairness: the first FlowSchema that matches a request says in which priority level it runs, and the
/// level has so many seats. It follows the objects of the API; who changes them changes the limits at once.
/// </summary>
public sealed class FlowController : IRequestGate, IMetricSource
{
    /// <summary>How often seats are lent and borrowed anew.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly ResourceCache _schemas;
    private readonly ResourceCache _levels;
    private readonly ClusterState _state;
    private readonly FlowLimits _limits;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new(); // guards the rebuilding of _configuration, and _byName
    private readonly Dictionary<string, PriorityLevel> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Level, string Schema), FlowFigures> _figures = new();
    private FlowConfiguration? _configuration;

    /// <param name="state">Where the objects are.</param>
    /// <param name="limits">How many seats the server has, and how long a request may wait.</param>
    /// <param name="clock">The time.</param>
    public FlowController(ClusterState state, FlowLimits limits, TimeProvider clock)
    {
        (_state, _limits, _clock) = (state, limits, clock);
        _schemas = state.Of(state.Catalog.Of<FlowSchema>());
        _levels = state.Of(state.Catalog.Of<PriorityLevelConfiguration>());
    }

    /// <summary>Lends and borrows, and says in the schemas' status what is missing, until told to stop.</summary>
    public async Task RunAsync(IObjectWriter writer, CancellationToken stop)
    {
        var conditions = new DanglingConditions(_state, writer, _clock);
        using var timer = new PeriodicTimer(Period, _clock);
        do
        {
            Adjust();
            await conditions.MendAsync(stop);
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    /// <summary>Divides the seats anew, by what each level needed since the last time.</summary>
    public void Adjust() => SeatAllocation.Adjust(Current.Levels, _limits.Seats);

    public ValueTask<FlowTicket> EnterAsync(AccessRequest access, int width, CancellationToken stop)
    {
        var rule = RuleOf(access);
        return rule.Level.TryEnter(width, out var ticket) ? ValueTask.FromResult(Counted(rule, ticket, 0)) : WaitAsync(rule, access, width, stop);
    }

    /// <summary>The schema that a request belongs to.</summary>
    internal FlowRule RuleOf(AccessRequest access)
    {
        var now = Current;
        foreach (var rule in now.Rules)
        {
            if (rule.Matches(access)) return rule;
        }
        return now.CatchAll;
    }

    public void Write(MetricText text) => FlowMetrics.Write(text, Current.Levels, _figures);

    private async ValueTask<FlowTicket> WaitAsync(FlowRule rule, AccessRequest access, int width, CancellationToken stop)
    {
        var began = _clock.GetTimestamp();
        var ticket = await rule.Level.WaitAsync(new SeatWaiter(width, rule.FlowOf(access)), _limits.Patience, stop);
        return Counted(rule, ticket, _clock.GetElapsedTime(began).TotalSeconds);
    }

    private static FlowTicket Counted(FlowRule rule, FlowTicket ticket, double waited)
    {
        if (ticket.Refusal is { } why) rule.Figures.Refused(why);
        else
        {
            rule.Figures.Dispatched.Increment();
            rule.Figures.Executing.Increment();
        }
        rule.Figures.Wait.Observe(waited);
        return ticket.Of(rule);
    }

    private FlowConfiguration Current
    {
        get
        {
            var now = Volatile.Read(ref _configuration);
            return now is not null && now.Schemas == _schemas.Now.Generation && now.LevelObjects == _levels.Now.Generation ? now : Rebuild();
        }
    }

    private FlowConfiguration Rebuild()
    {
        lock (_gate)
        {
            var (schemas, levels) = (_schemas.Now, _levels.Now);
            if (_configuration is { } now && now.Schemas == schemas.Generation && now.LevelObjects == levels.Generation) return now;
            var objects = All<PriorityLevelConfiguration>(levels);
            if (!objects.Exists(l => l.Metadata.Name == FlowConfiguration.CatchAllName)) objects.Add(CatchAllLevel());
            foreach (var value in objects) _byName.TryAdd(value.Metadata.Name, new PriorityLevel(value.Metadata.Name, _clock));
            FlowConfiguration.Configure(_byName, objects, _limits.Seats);
            var known = objects.ToDictionary(l => l.Metadata.Name, l => _byName[l.Metadata.Name], StringComparer.Ordinal);
            var rules = All<FlowSchema>(schemas)
                .Where(s => known.ContainsKey(s.Spec.PriorityLevelConfiguration.Name))
                .OrderBy(s => s.Spec.MatchingPrecedence).ThenBy(s => s.Metadata.Name, StringComparer.Ordinal)
                .Select(s => Rule(s, known[s.Spec.PriorityLevelConfiguration.Name]))
                .ToList();
            var catchAll = rules.Find(r => r.Name == FlowConfiguration.CatchAllName)
                ?? Rule(new FlowSchema { Metadata = { Name = FlowConfiguration.CatchAllName } }, known[FlowConfiguration.CatchAllName]);
            var limited = objects.Where(l => l.Spec.Limited is not null).Select(l => known[l.Metadata.Name]).ToList();
            var made = new FlowConfiguration(rules, catchAll, limited, schemas.Generation, levels.Generation);
            Volatile.Write(ref _configuration, made);
            return made;
        }
    }

    private FlowRule Rule(FlowSchema schema, PriorityLevel level) =>
        new(schema, level, _figures.GetOrAdd((level.Name, schema.Metadata.Name), static _ => new FlowFigures()));

    private static List<T> All<T>(ResourceCache.State state)
        where T : class => [.. Enumerable.Range(0, state.Objects.Count).Select(i => (T)(object)state.Objects[i].Object)];

    /// <summary>Before the bootstrap objects are there, and when somebody takes them away.</summary>
    private static PriorityLevelConfiguration CatchAllLevel() => new()
    {
        Metadata = { Name = FlowConfiguration.CatchAllName },
        Spec = { Type = PriorityLevelEnablement.Limited,
            Limited = new() { NominalConcurrencyShares = 5, LimitResponse = { Type = LimitResponseType.Reject } } },
    };
}
