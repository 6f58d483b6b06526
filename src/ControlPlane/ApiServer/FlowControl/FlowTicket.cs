namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>A request's seats, or why it gets none. Whoever is admitted leaves once.</summary>
public readonly struct FlowTicket
{
    private readonly PriorityLevel? _level;

    internal FlowTicket(PriorityLevel level, int width, FlowQueue? queue, long began) => (_level, Width, Queue, Began) = (level, width, queue, began);

    private FlowTicket(string refusal) => Refusal = refusal;

    /// <summary>Kubernetes' word for why the request is refused: queue-full, concurrency-limit, time-out; null when it is admitted.</summary>
    public string? Refusal { get; }

    /// <summary>The flow schema that the request belongs to.</summary>
    internal FlowRule? Rule { get; init; }

    internal int Width { get; }

    /// <summary>The queue in which it waited; null when there was room at once.</summary>
    internal FlowQueue? Queue { get; }

    internal long Began { get; }

    internal static FlowTicket Refused(string why) => new(why);

    internal FlowTicket Of(FlowRule rule) =>
        _level is null ? new FlowTicket(Refusal!) { Rule = rule } : new FlowTicket(_level, Width, Queue, Began) { Rule = rule };

    /// <summary>Gives the seats back.</summary>
    public void Leave()
    {
        if (_level is null) return;
        Rule?.Figures.Executing.Decrement();
        _level.Leave(this);
    }

    /// <summary>How soon whoever is refused should come again.</summary>
    internal int RetryAfterSeconds => Rule?.Level.RetryAfter.Seconds ?? 1;
}
