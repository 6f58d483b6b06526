using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.ServiceAccounts;

/// <summary>Every namespace has the service account "default", which pods use that name none.</summary>
internal sealed class ServiceAccountController : ReconcilingController
{
    private readonly Informer<Namespace> _namespaces;
    private readonly Informer<ServiceAccount> _accounts;

    public ServiceAccountController(ControllerContext context)
        : base(context, "serviceaccount-controller", "serviceaccount-controller", workers: 1)
    {
        _namespaces = Reconciles<Namespace>();
        _accounts = Needs<ServiceAccount>();
        _accounts.AddHandler(new InformerHandler<ServiceAccount>(OnDelete: account => Queue.Add(new ObjectKey("", account.Metadata.Namespace))));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_namespaces.Cache.Get(key) is not { Metadata.DeletionTimestamp: null } || _accounts.Cache.Get(key.Name, "default") is not null) return Reconciled.Done;
        try
        {
            await Client.CreateAsync(new ServiceAccount { Metadata = new ObjectMeta { Name = "default", Namespace = key.Name } }, stop);
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            // somebody was faster
        }
        return Reconciled.Done;
    }
}
