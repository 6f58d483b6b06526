using System.Runtime.CompilerServices;
using System.Text;
using NetKube.NodeAgent.Probes;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Hollow;

/// <summary>A container engine without containers: a kubelet over it does all that it does over a real one, and nothing runs.</summary>
internal sealed class HollowRuntime(string node, HollowPrograms programs, TimeProvider clock) : IContainerRuntime, IContainerStreams, IProbing
{
    private readonly HollowContainers _containers = new(node, programs, clock);

    public string Name => "hollow";

    public HollowContainers Hollow => _containers;

    public IContainers Containers => _containers;

    public IContainerStreams Streams => this;

    public IImages Images { get; } = new HollowImages(programs, clock);

    public Task<RuntimeFacts> FactsAsync(CancellationToken stop) => Task.FromResult(new RuntimeFacts("1.0", "Hollow Linux", "6.0", "none", "/"));

    public async IAsyncEnumerable<OutputChunk> ReadLogsAsync(string id, LogQuery query, [EnumeratorCancellation] CancellationToken stop)
    {
        if (_containers.Find(id) is not { } container) yield break;
        if (container.Program.Output.Length > 0) yield return new OutputChunk(OutputStream.Stdout, Encoding.UTF8.GetBytes(container.Program.Output));
        if (query.Follow) await _containers.WaitAsync(id, stop);
    }

    public Task<IContainerSession> ExecAsync(string id, ExecConfig config, CancellationToken stop) => Task.FromResult<IContainerSession>(new SilentSession());

    public Task<IContainerSession> AttachAsync(string id, ExecConfig config, CancellationToken stop) => Task.FromResult<IContainerSession>(new SilentSession());

    public Task<ContainerUsage?> UsageAsync(string id, CancellationToken stop) =>
        Task.FromResult(_containers.Find(id) is { State.Running: true } ? new ContainerUsage(0, 0, 0, 1) : null);

    public Task<ProbeOutcome> AskAsync(ProbeHandler handler, ProbeTarget target, TimeSpan timeout, CancellationToken stop)
    {
        var healthy = _containers.Find(target.ContainerId)?.IsHealthy(clock.GetUtcNow()) == true;
        return Task.FromResult(healthy ? new ProbeOutcome(true) : new ProbeOutcome(false, handler.HttpGet is null ? "unhealthy" : "HTTP probe failed with statuscode: 503"));
    }

    /// <summary>Succeeds as long as the container lives.</summary>
    public Task<ProbeOutcome> RunHookAsync(ProbeHandler handler, ProbeTarget target, CancellationToken stop) => Task.FromResult(
        _containers.Find(target.ContainerId) is { State.Running: true } ? new ProbeOutcome(true) : new ProbeOutcome(false, "the container does not run"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A command that says nothing and succeeds.</summary>
    private sealed class SilentSession : IContainerSession
    {
        public async IAsyncEnumerable<OutputChunk> ReadAsync([EnumeratorCancellation] CancellationToken stop)
        {
            await Task.CompletedTask;
            yield break;
        }

        public ValueTask WriteAsync(ReadOnlyMemory<byte> input, CancellationToken stop) => ValueTask.CompletedTask;

        public void CloseInput()
        {
        }

        public Task ResizeAsync(int columns, int rows, CancellationToken stop) => Task.CompletedTask;

        public Task<int?> ExitCodeAsync(CancellationToken stop) => Task.FromResult<int?>(0);

        public Task KillAsync(CancellationToken stop) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
