using Microsoft.Extensions.Logging.Abstractions;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;

namespace Sites;

/// <summary>
/// An operator: for every ConfigMap with the label site=yes it keeps a Deployment that runs the image named there, with as
/// many replicas as asked. It compares what is with what should be, and may be run at any time, twice, or after a crash.
/// </summary>
public sealed class SiteOperator : IReconciler<ObjectKey>, IDisposable
{
    private readonly IKubeClient _client;
    private readonly InformerSet _informers;
    private readonly Informer<ConfigMap> _sites;
    private readonly Informer<Deployment> _deployments;
    private readonly WorkQueue<ObjectKey> _queue;

    public SiteOperator(IKubeClient client, TimeProvider clock)
    {
        _client = client;
        _informers = new InformerSet(client, clock, seed: 1, NullLogger.Instance);
        _queue = new WorkQueue<ObjectKey>(clock);
        _sites = _informers.Of<ConfigMap>();
        _deployments = _informers.Of<Deployment>();
        _sites.AddHandler(new InformerHandler<ConfigMap>(s => _queue.Add(ObjectKey.Of(s)), (_, s) => _queue.Add(ObjectKey.Of(s)), s => _queue.Add(ObjectKey.Of(s))));
        _deployments.AddHandler(new InformerHandler<Deployment>(null, (_, d) => _queue.Add(ObjectKey.Of(d)), d => _queue.Add(ObjectKey.Of(d))));
    }

    public async Task RunAsync(CancellationToken stop)
    {
        await using var group = new TaskGroup(stop);
        group.Start(_informers.RunAsync);
        group.Start(async inner =>
        {
            await _informers.WaitForSyncAsync(inner);
            await new ReconcileLoop<ObjectKey>("sites", _queue, this, workers: 2, NullLogger.Instance).RunAsync(inner);
        });
        await group.WhenAllAsync();
    }

    public async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_sites.Cache.Get(key) is not { } site || site.Metadata.Labels?.GetValueOrDefault("site") != "yes") return Reconciled.Done;
        var wanted = DeploymentOf(site);
        if (_deployments.Cache.Get(key) is not { } present)
        {
            await _client.CreateAsync(wanted, stop);
            return Reconciled.Done;
        }
        var image = present.Spec.Template.Spec.Containers![0].Image;
        if (present.Spec.Replicas == wanted.Spec.Replicas && image == wanted.Spec.Template.Spec.Containers![0].Image) return Reconciled.Done;
        var changed = present.Clone();
        (changed.Spec.Replicas, changed.Spec.Template.Spec.Containers![0].Image) = (wanted.Spec.Replicas, wanted.Spec.Template.Spec.Containers![0].Image);
        await _client.UpdateAsync(changed, stop);
        return Reconciled.Done;
    }

    public void Dispose() => _queue.Dispose();

    private static Deployment DeploymentOf(ConfigMap site)
    {
        var labels = new Dictionary<string, string> { ["site"] = site.Metadata.Name };
        return new Deployment
        {
            Metadata =
            {
                Name = site.Metadata.Name,
                Namespace = site.Metadata.Namespace,
                OwnerReferences = [new OwnerReference { ApiVersion = "v1", Kind = "ConfigMap", Name = site.Metadata.Name, Uid = site.Metadata.Uid, Controller = true }],
            },
            Spec =
            {
                Replicas = int.Parse(site.Data!["replicas"]),
                Selector = new LabelSelector { MatchLabels = labels },
                Template = new PodTemplateSpec { Metadata = { Labels = labels }, Spec = new PodSpec { Containers = [new Container { Name = "site", Image = site.Data["image"] }] } },
            },
        };
    }
}
