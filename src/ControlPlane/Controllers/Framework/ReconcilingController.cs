using Microsoft.Extensions.Logging;
using NetKube.Shared.Api;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.Framework;

/// <summary>
/// The common shape: informers note keys into a queue; workers reconcile a key against the caches, once these have
/// synced. Constructors wire handlers; nothing runs before <see cref="RunAsync"/>.
/// </summary>
internal abstract class ReconcilingController : IController, IReconciler<ObjectKey>, IDisposable
{
    private readonly List<IInformer> _needs = [];
    private readonly string _name;
    private readonly int _workers;

    protected ReconcilingController(ControllerContext context, string name, string eventSource, int workers = 2)
    {
        Context = context;
        _name = name;
        _workers = workers;
        Log = context.Logs.CreateLogger("NetKube.Controllers." + name);
        Queue = new WorkQueue<ObjectKey>(context.Clock, new WorkQueueSettings { Figures = context.Options.QueueMetrics?.Of(name) });
        Events = new EventRecorder(context.Client, new EventOrigin(eventSource), context.Clock, Log);
    }

    protected ControllerContext Context { get; }

    protected IKubeClient Client => Context.Client;

    protected TimeProvider Clock => Context.Clock;

    protected Time Now => Time.Now(Context.Clock);

    protected ILogger Log { get; }

    protected WorkQueue<ObjectKey> Queue { get; }

    protected EventRecorder Events { get; }

    public abstract ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop);

    public virtual async Task RunAsync(CancellationToken stop)
    {
        await using var group = new TaskGroup(stop);
        group.Start(Events.RunAsync);
        group.Start(async inner =>
        {
            await WaitForCachesAsync(inner);
            await new ReconcileLoop<ObjectKey>(_name, Queue, this, _workers, Log).RunAsync(inner);
        });
        StartMore(group);
        await group.WhenAllAsync();
    }

    public void Dispose() => Queue.Dispose();

    /// <summary>Further loops of a controller, run with the others.</summary>
    protected virtual void StartMore(TaskGroup group)
    {
    }

    protected async Task WaitForCachesAsync(CancellationToken stop)
    {
        foreach (var informer in _needs) await informer.WaitForSyncAsync(stop);
    }

    /// <summary>A shared informer that this controller reads; reconciling waits for its first list.</summary>
    protected Informer<T> Needs<T>()
        where T : class, IKubeObject, IApiValue<T> => Needs(Context.Informers.Of<T>());

    /// <summary>As <see cref="Needs{T}()"/>, of the objects of one name only.</summary>
    protected Informer<T> Needs<T>(string name)
        where T : class, IKubeObject, IApiValue<T> => Needs(Context.Informers.Of<T>(name));

    /// <summary>As <see cref="Needs{T}()"/>; each change of an object adds its own key.</summary>
    protected Informer<T> Reconciles<T>()
        where T : class, IKubeObject, IApiValue<T>
    {
        var informer = Needs<T>();
        informer.AddHandler(new InformerHandler<T>(
            added => Queue.Add(ObjectKey.Of(added)),
            (_, after) => Queue.Add(ObjectKey.Of(after)),
            removed => Queue.Add(ObjectKey.Of(removed))));
        return informer;
    }

    private Informer<T> Needs<T>(Informer<T> informer)
        where T : class, IKubeObject, IApiValue<T>
    {
        _needs.Add(informer);
        return informer;
    }
}
