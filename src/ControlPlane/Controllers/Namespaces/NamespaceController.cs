using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.Namespaces;

/// <summary>Empties namespaces that are being deleted, says what is left, and lets them go when nothing is.</summary>
internal sealed class NamespaceController : ReconcilingController
{
    private const string Finalizer = "kubernetes";
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private readonly Informer<Namespace> _namespaces;

    public NamespaceController(ControllerContext context)
        : base(context, "namespace-controller", "namespace-controller", workers: 4)
    {
        _namespaces = Needs<Namespace>();
        _namespaces.AddHandler(new InformerHandler<Namespace>(Note, (_, after) => Note(after)));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_namespaces.Cache.Get(key) is not { Metadata.DeletionTimestamp: not null } ending) return Reconciled.Done;
        if (ending.Spec.Finalizers?.Contains(Finalizer) != true) return Reconciled.Done;
        var emptied = await new NamespaceEmptying(Client.Metadata, key.Name).RunAsync(stop);
        var latest = await Client.FindAsync<Namespace>(null, key.Name, stop);
        if (latest is null || latest.Metadata.Uid != ending.Metadata.Uid) return Reconciled.Done;
        if (NamespaceConditions.Apply(latest.Status, emptied, Now)) latest = await Client.UpdateStatusAsync(latest, stop);
        if (!emptied.IsEmpty) return Reconciled.After(LookAgain);
        latest.Spec.Finalizers!.Remove(Finalizer);
        await Client.UpdateSubresourceAsync(latest, "finalize", stop);
        return Reconciled.Done;
    }

    private void Note(Namespace value)
    {
        if (value.Metadata.DeletionTimestamp is not null) Queue.Add(ObjectKey.Of(value));
    }
}
