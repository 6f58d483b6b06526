using NetKube.ProxyEngine.Conntrack;
using NetKube.ProxyEngine.Modes;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Sync;

/// One IP family's way from changes to kernel state: model, plan, mode, then stale UDP flows. Used by one loop, never by two.
internal sealed class FamilySync(IProxyMode mode, IConntrack? conntrack, PlanSettings node)
{
    private readonly HashSet<ServiceName> _unapplied = []; // changed in the model, not yet on the node
    private ServiceModel _model = ServiceModel.Empty(node.Family);
    private ServicePlan _plan = ServicePlan.Empty(node);
    private ServicePlan? _cleaned;                          // the plan of the last conntrack cleaning

    public ServicePlan Plan => Volatile.Read(ref _plan);

    /// The node's own facts changed (its zone, its addresses): every decision is made again, by the next sync, which
    /// must then be a full one.
    public void ReplaceNode(PlanSettings now) => _plan = ServicePlan.From(_model, now);

    public void Take(ModelChanges changes)
    {
        var (model, changed) = _model.With(changes);
        _model = model;
        Volatile.Write(ref _plan, _plan.With(model, changed));
        _unapplied.UnionWith(changed);
    }

    public async Task<FamilyReport> SyncAsync(bool full, CancellationToken stop)
    {
        if (!full && _unapplied.Count == 0) return FamilyReport.Nothing;
        var changed = full ? null : _unapplied.ToHashSet();
        var report = await mode.SyncAsync(_plan, changed, stop);
        _unapplied.Clear();
        return new FamilyReport(report, CleanFlows(changed));
    }

    /// After the rules: a flow deleted earlier would come back by the old ones.
    private int CleanFlows(HashSet<ServiceName>? changed)
    {
        if (conntrack is null) return 0;
        var deleted = 0;
        if (ConntrackPlan.IsNeeded(_plan, _cleaned, changed))
        {
            var stale = ConntrackPlan.For(_plan, _cleaned).Stale(conntrack.List(ServiceProtocol.Udp)).ToList();
            if (stale.Count > 0) deleted = conntrack.Delete(stale);
        }

        _cleaned = _plan;
        return deleted;
    }
}

internal sealed record FamilyReport(SyncReport Rules, int DeletedFlows)
{
    public static FamilyReport Nothing { get; } = new(SyncReport.Nothing, 0);
}
