using Microsoft.Extensions.Logging;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Nftables;

/// The nftables mode. What must be true in the kernel: see <see cref="NftPortRenderer"/> (per Service) and
/// <see cref="NftBase"/> (once). Every sync is one transaction: a packet sees the rules before or the rules after.
internal sealed class NftablesMode(INftables nftables, ILogger<NftablesMode> log) : IProxyMode
{
    private NftRenderedPlan? _applied; // what the kernel should have since the last successful sync; null when unknown
    private bool _failed;              // the last transaction was refused: do not build on what is there

    public static IProxyMode Create(ModeContext context) => new NftablesMode(
        new NftablesProcess(context.Node.Family, new NodeProgram(context.NetworkNamespacePath)), context.Logs.CreateLogger<NftablesMode>());

    public async Task<SyncReport> SyncAsync(ServicePlan plan, IReadOnlySet<ServiceName>? changed, CancellationToken stop)
    {
        var before = _applied;
        var isFull = changed is null || before is null;
        var wanted = isFull ? NftRenderedPlan.From(plan) : before!.With(plan, changed!);

        _applied = null;
        var report = isFull
            ? await SyncFullAsync(before, wanted.ToTable(), stop)
            : await ApplyAsync(NftChange.Between(before!, wanted, changed!), [], stop);
        _applied = wanted;
        return report;
    }

    public async Task CleanUpAsync(CancellationToken stop)
    {
        _applied = null;
        await nftables.ApplyAsync(script => script.WriteRemoval(), stop);
        log.CleanedUp(NftNames.Table);
    }

    private async Task<SyncReport> SyncFullAsync(NftRenderedPlan? before, NftTable wanted, CancellationToken stop)
    {
        var actual = await nftables.ListAsync(stop);
        var drift = before is null ? [] : NftDrift.Find(actual, before.ToTable());
        foreach (var found in drift)
        {
            log.FoundDrift(found.Kind, found.Place, found.Owner);
        }

        var change = NftChange.Between(_failed ? NftTable.Empty : actual, wanted);
        return await ApplyAsync(_failed ? change with { Replace = true } : change, drift, stop);
    }

    private async Task<SyncReport> ApplyAsync(NftChange change, ValueList<Drift> drift, CancellationToken stop)
    {
        if (change.IsEmpty) return new SyncReport(0, 0, drift);
        _failed = true;
        await nftables.ApplyAsync(script => script.Write(change), stop);
        _failed = false;
        return new SyncReport(change.Written, change.Deleted, drift);
    }
}
