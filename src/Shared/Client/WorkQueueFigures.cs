using NetKube.Shared.Telemetry;

namespace NetKube.Shared.Client;

/// <summary>What is counted of one queue.</summary>
public sealed class WorkQueueFigures
{
    public Counter Adds { get; } = new();

    public Counter Retries { get; } = new();

    public Counter Depth { get; } = new();
}
