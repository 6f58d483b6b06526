namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>A request that waits for seats.</summary>
internal sealed class SeatWaiter(int width, ulong flow)
{
    private readonly TaskCompletionSource _seated = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Width => width;

    /// <summary>The hash of its flow, from which its queues are dealt.</summary>
    public ulong Flow => flow;

    public FlowQueue? Queue { get; set; }

    public Task Seated => _seated.Task;

    public bool IsSeated => _seated.Task.IsCompleted;

    public void Seat() => _seated.TrySetResult();
}
