using System.Runtime.CompilerServices;
using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Tests.Server;

/// <summary>An engine in memory that holds one running pod.</summary>
internal sealed class FakeRuntime : IContainerRuntime, IContainers, IContainerStreams
{
    private readonly List<RuntimeContainer> _all;

    public FakeRuntime(string cluster, string node, Pod pod)
    {
        _all =
        [
            Container("sandbox", ContainerLabels.OfSandbox(cluster, node, pod, 0)),
            Container("running", ContainerLabels.OfContainer(cluster, node, pod, "c", "sandbox", 0, "hash")),
        ];
    }

    public string Name => "fake";

    public IContainers Containers => this;

    public IContainerStreams Streams => this;

    public IImages Images => throw new NotSupportedException("no images here");

    /// <summary>The last command that was started.</summary>
    public FakeSession? Last { get; private set; }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task<RuntimeFacts> FactsAsync(CancellationToken stop) => Task.FromResult(new RuntimeFacts("1", "", "", "", "/"));

    public Task<IReadOnlyList<ContainerSummary>> ListAsync(IReadOnlyDictionary<string, string> labels, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<ContainerSummary>>([.. _all.Select(c => new ContainerSummary(c.Id, c.Name, c.Labels, c.Phase, c.CreatedAt))]);

    public Task<RuntimeContainer?> InspectAsync(string id, CancellationToken stop) => Task.FromResult(_all.Find(c => c.Id == id));

    public Task<string> CreateAsync(ContainerConfig config, CancellationToken stop) => throw new NotSupportedException("nothing is created here");

    public Task StartAsync(string id, CancellationToken stop) => Task.CompletedTask;

    public Task SignalAsync(string id, string signal, CancellationToken stop) => Task.CompletedTask;

    public Task WaitAsync(string id, CancellationToken stop) => Task.CompletedTask;

    public Task RemoveAsync(string id, CancellationToken stop) => Task.CompletedTask;

    public IAsyncEnumerable<ContainerEvent> WatchAsync(IReadOnlyDictionary<string, string> labels, CancellationToken stop) =>
        throw new NotSupportedException("nothing happens here");

    public async IAsyncEnumerable<OutputChunk> ReadLogsAsync(string id, LogQuery query, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.Yield();
        yield return new OutputChunk(OutputStream.Stdout, "said\n"u8.ToArray());
    }

    public Task<IContainerSession> ExecAsync(string id, ExecConfig config, CancellationToken stop)
    {
        if (config.Command is ["missing", ..]) throw new RuntimeException("exec", null, "executable file not found in $PATH");
        return Task.FromResult<IContainerSession>(Last = new FakeSession(config.Command));
    }

    public Task<IContainerSession> AttachAsync(string id, ExecConfig config, CancellationToken stop) =>
        Task.FromResult<IContainerSession>(Last = new FakeSession(["cat"]));

    public Task<ContainerUsage?> UsageAsync(string id, CancellationToken stop) => Task.FromResult<ContainerUsage?>(null);

    private static RuntimeContainer Container(string id, IReadOnlyDictionary<string, string> labels) => new()
    {
        Id = id,
        Name = id,
        Labels = labels,
        Phase = ContainerPhase.Running,
        ImageId = "sha256:0",
        CreatedAt = DateTimeOffset.UnixEpoch,
        Pid = Environment.ProcessId,
    };
}
