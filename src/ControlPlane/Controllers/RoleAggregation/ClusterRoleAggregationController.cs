using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api.Rbac.V1;
using NetKube.Shared.Api.Selectors;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.RoleAggregation;

/// <summary>The rules of an aggregated ClusterRole (view, edit, admin) are those of all roles that its selectors find.</summary>
internal sealed class ClusterRoleAggregationController : ReconcilingController
{
    private readonly Informer<ClusterRole> _roles;

    public ClusterRoleAggregationController(ControllerContext context)
        : base(context, "clusterrole-aggregation-controller", "clusterrole-aggregation-controller")
    {
        _roles = Needs<ClusterRole>();
        _roles.AddHandler(new InformerHandler<ClusterRole>(_ => NoteAggregated(), (_, _) => NoteAggregated(), _ => NoteAggregated()));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_roles.Cache.Get(key) is not { AggregationRule: { } aggregation } role) return Reconciled.Done;
        var rules = new List<PolicyRule>();
        foreach (var selector in (aggregation.ClusterRoleSelectors ?? []).Select(LabelSelectorExpression.From))
        {
            var selected = _roles.Cache.List().Where(r => r.Metadata.Name != role.Metadata.Name && selector.Matches(r.Metadata.Labels));
            foreach (var rule in selected.OrderBy(r => r.Metadata.Name, StringComparer.Ordinal).SelectMany(r => r.Rules ?? []))
            {
                if (!rules.Exists(known => ApiEquality.Same(known, rule))) rules.Add(rule);
            }
        }
        var changed = role.Clone();
        changed.Rules = rules.ConvertAll(r => r.Clone());
        if (!ApiEquality.Same(changed, role)) await Client.UpdateAsync(changed, stop);
        return Reconciled.Done;
    }

    private void NoteAggregated()
    {
        foreach (var role in _roles.Cache.List().Where(r => r.AggregationRule is not null)) Queue.Add(ObjectKey.Of(role));
    }
}
