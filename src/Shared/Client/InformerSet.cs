using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NetKube.Shared.Api;
using NetKube.Shared.Threading;

namespace NetKube.Shared.Client;

/// <summary>One cluster-wide informer a kind, shared by all who ask, run together; and of some kinds one of a single name.</summary>
public sealed class InformerSet(IKubeClient client, TimeProvider clock, int seed, ILogger log)
{
    private readonly Lock _gate = new();   // guards _informers and _seed
    private readonly Dictionary<(Type Kind, string Name), IInformer> _informers = [];
    private readonly Channel<IInformer> _started = Channel.CreateUnbounded<IInformer>();
    private int _seed = seed;

    /// <summary>The kind's informer; one first asked for while the set runs is started at once.</summary>
    public Informer<T> Of<T>()
        where T : class, IKubeObject, IApiValue<T> => Find<T>("");

    /// <summary>The kind's objects of one name, in all namespaces: not all of a kind is kept for the sake of a few.</summary>
    public Informer<T> Of<T>(string name)
        where T : class, IKubeObject, IApiValue<T> => Find<T>(name);

    /// <summary>Waits for all that were asked for so far.</summary>
    public Task WaitForSyncAsync(CancellationToken stop = default)
    {
        lock (_gate) return Task.WhenAll(_informers.Values.Select(i => i.WaitForSyncAsync(stop)).ToList());
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

    private Informer<T> Find<T>(string name)
        where T : class, IKubeObject, IApiValue<T>
    {
        lock (_gate)
        {
            if (_informers.TryGetValue((typeof(T), name), out var known)) return (Informer<T>)known;
            var settings = name.Length == 0 ? new InformerSettings() : new InformerSettings { FieldSelector = "metadata.name=" + name };
            var informer = new Informer<T>(client, settings, clock, new Random(_seed++), log);
            _informers.Add((typeof(T), name), informer);
            _started.Writer.TryWrite(informer);
            return informer;
        }
    }
}
