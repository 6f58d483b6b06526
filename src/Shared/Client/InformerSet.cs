using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NetKube.Shared.Api;
using NetKube.Shared.Threading;

namespace NetKube.Shared.Client;

/// <summary>One cluster-wide informer a kind, shared by all who ask, run together.</summary>
public sealed class InformerSet(IKubeClient client, TimeProvider clock, int seed, ILogger log)
{
    private readonly Lock _gate = new();   // guards _byType and _seed
    private readonly Dictionary<Type, IInformer> _byType = [];
    private readonly Channel<IInformer> _started = Channel.CreateUnbounded<IInformer>();
    private int _seed = seed;

    /// <summary>The kind's informer; one first asked for while the set runs is started at once.</summary>
    public Informer<T> Of<T>()
        where T : class, IKubeObject, IApiValue<T>
    {
        lock (_gate)
        {
            if (_byType.TryGetValue(typeof(T), out var known)) return (Informer<T>)known;
            var informer = new Informer<T>(client, new InformerSettings(), clock, new Random(_seed++), log);
            _byType.Add(typeof(T), informer);
            _started.Writer.TryWrite(informer);
            return informer;
        }
    }

    /// <summary>Waits for all that were asked for so far.</summary>
    public Task WaitForSyncAsync(CancellationToken stop = default)
    {
        lock (_gate) return Task.WhenAll(_byType.Values.Select(i => i.WaitForSyncAsync(stop)).ToList());
    }

    /// <summary>Runs until stopped; ends with the first failure of any.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await using var group = new TaskGroup(stop);
        group.Start(async inner =>
        {
            await foreach (var informer in _started.Reader.ReadHereAsync(inner)) group.Start(informer.RunAsync);
        });
        await group.WhenAllAsync();
    }
}
