using Microsoft.Extensions.Logging;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// The iptables mode. What must be true in the kernel: see <see cref="PortRenderer"/> (per Service) and
/// <see cref="BaseRules"/> (once). A sync of a few Services sends only chains that differ from the last sync's; a full
/// one reads the kernel's rules and sends only what differs from those, so it is also the repair.
internal sealed class IptablesMode(IIptables iptables, ILogger<IptablesMode> log) : IProxyMode
{
    private RenderedPlan? _applied; // what the kernel should have since the last successful sync; null when unknown

    public static IProxyMode Create(ModeContext context) => new IptablesMode(
        new IptablesProcess(context.Node.Family, new NodeProgram(context.NetworkNamespacePath)), context.Logs.CreateLogger<IptablesMode>());

    public async Task<SyncReport> SyncAsync(ServicePlan plan, IReadOnlySet<ServiceName>? changed, CancellationToken stop)
    {
        var before = _applied;
        var isFull = changed is null || before is null;
        var wanted = isFull ? RenderedPlan.From(plan) : before!.With(plan, changed!);

        _applied = null;
        var report = isFull
            ? await SyncFullAsync(before, wanted, stop)
            : await ApplyAsync(RulesetChange.Between(before!, wanted, changed!), [], stop);
        _applied = wanted;
        return report;
    }

    public async Task CleanUpAsync(CancellationToken stop)
    {
        _applied = null;
        var actual = await iptables.SaveAsync(stop);
        var change = RulesetChange.Between(actual, Ruleset.Empty);
        await RestoreAsync(change, stop);
        log.CleanedUp(change.Deleted);
    }

    private async Task<SyncReport> SyncFullAsync(RenderedPlan? before, RenderedPlan wanted, CancellationToken stop)
    {
        var actual = await iptables.SaveAsync(stop);
        var drift = before is null ? [] : DriftFinder.Find(actual, before.ToRuleset());
        foreach (var found in drift)
        {
            log.FoundDrift(found.Kind, found.Place, found.Owner);
        }

        return await ApplyAsync(RulesetChange.Between(actual, wanted.ToRuleset()), drift, stop);
    }

    private async Task<SyncReport> ApplyAsync(RulesetChange change, ValueList<Drift> drift, CancellationToken stop)
    {
        await RestoreAsync(change, stop);
        return new SyncReport(change.Written, change.Deleted, drift);
    }

    private async Task RestoreAsync(RulesetChange change, CancellationToken stop)
    {
        if (change.IsEmpty) return;
        foreach (var batch in RestoreBatches.Of(change))
        {
            await iptables.RestoreAsync(batch, stop);
        }
    }
}
