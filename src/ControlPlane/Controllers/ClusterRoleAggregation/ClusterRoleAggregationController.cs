using NetKube.ControlPlane.Auth.Rbac;
using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api.Rbac.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.ClusterRoleAggregation;

/// <summary>Cluster roles with selectors get the rules of those they select: view, edit and admin live by this.</summary>
internal sealed class ClusterRoleAggregationController : ReconcilingController
{
    private readonly Informer<ClusterRole> _roles;

    public ClusterRoleAggregationController(ControllerContext context)
        : base(context, "clusterrole-aggregation-controller", "clusterrole-aggregation-controller", workers: 1)
    {
        _roles = Needs<ClusterRole>();
        _roles.AddHandler(new InformerHandler<ClusterRole>(_ => NoteAll(), (_, _) => NoteAll(), _ => NoteAll()));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_roles.Cache.Get(key) is not { } role || RoleAggregation.RulesOf(role, _roles.Cache.List()) is not { } rules) return Reconciled.Done;
        var changed = role.Clone();
        changed.Rules = rules;
        if (ApiEquality.Same(role, changed)) return Reconciled.Done;
        await Client.UpdateAsync(changed, stop);
        return Reconciled.Done;
    }

    /// <summary>Any role can enter or leave any aggregate, and aggregates can feed others; there are few.</summary>
    private void NoteAll()
    {
        foreach (var role in _roles.Cache.List())
        {
            if (role.AggregationRule is not null) Queue.Add(ObjectKey.Of(role));
        }
    }
}
