using NetKube.NodeAgent.Runtime;

namespace NetKube.NodeAgent.Hollow;

/// <summary>A container that is only noted. Changed under its runtime's lock.</summary>
internal sealed class HollowContainer(ContainerConfig config, HollowProgram program, RuntimeContainer state)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ContainerConfig Config { get; } = config;

    public HollowProgram Program { get; } = program;

    public RuntimeContainer State { get; set; } = state;

    /// <summary>What a test says of its health; null leaves it to the program.</summary>
    public bool? Healthy { get; set; }

    /// <summary>When its program ends by itself, or after the stop signal.</summary>
    public ITimer? Ending { get; set; }

    /// <summary>Completes when it does not run any more.</summary>
    public Task Ended => _ended.Task;

    public void NoteEnded() => _ended.TrySetResult();

    /// <summary>Whether a probe finds it healthy.</summary>
    public bool IsHealthy(DateTimeOffset now) => State.Running && (Healthy ?? now >= State.StartedAt + Program.HealthyAfter);
}
