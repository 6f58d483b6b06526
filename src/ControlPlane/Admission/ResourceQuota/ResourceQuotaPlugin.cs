using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using Quota = NetKube.Shared.Api.Core.V1.ResourceQuota;

namespace NetKube.ControlPlane.Admission.ResourceQuota;

/// <summary>
/// Keeps namespaces within their quotas. What a write will use is added to the quotas' status before the write, by
/// compare-and-swap: of two servers that want the last place one gets it. A write that then fails gives it back; a crash
/// in between leaves it taken until the quota controller counts again. Last in the order, so that nothing refuses after it.
/// </summary>
public sealed class ResourceQuotaPlugin(IObjectReader objects, IObjectWriter writer) : IAdmissionPlugin, IDisposable
{
    // Writers of one namespace queue here, in this server, instead of at the store's compare-and-swap.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    public string Name => "ResourceQuota";

    public bool Handles(AdmissionRequest request)
    {
        if (request.Namespace.Length == 0 || request.Object is null) return false;
        return (request.Operation, request.Resource.Group, request.Resource.Plural, request.Subresource) switch
        {
            (AdmissionOperation.Create, _, _, "") => true,
            (AdmissionOperation.Update, "", "pods", "resize") => true,
            (AdmissionOperation.Update, "", "services" or "persistentvolumeclaims", "") => true,
            _ => false,
        };
    }

    public ValueTask MutateAsync(AdmissionRequest request, CancellationToken stop) => ValueTask.CompletedTask;

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken stop)
    {
        var charges = ChargesOf(request);
        if (charges.Count == 0) return;
        if (request.DryRun)
        {
            foreach (var (quota, more) in charges) Demand(request, quota, more);
            return;
        }
        var turn = _turns[(uint)request.Namespace.GetHashCode(StringComparison.Ordinal) % (uint)_turns.Length];
        await turn.WaitAsync(stop);
        try
        {
            foreach (var (quota, more) in charges) await ChargeAsync(request, quota, more, stop);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var turn in _turns) turn.Dispose();
    }

    /// <summary>The quotas that the write concerns, each with what it would use more.</summary>
    private List<(Quota Quota, Dictionary<string, Quantity> More)> ChargesOf(AdmissionRequest request)
    {
        var quotas = objects.List<Quota>(request.Namespace);
        if (quotas.Count == 0) return [];
        var charges = new List<(Quota, Dictionary<string, Quantity>)>();
        var before = request.Old is null ? null : QuotaUsage.Of(request.Resource, request.Old);
        var growth = QuotaDecision.Growth(QuotaUsage.Of(request.Resource, request.Object!), before);
        foreach (var quota in quotas)
        {
            var limited = (quota.Status.Hard ?? []).Keys.Where(name => QuotaUsage.IsAbout(request.Resource, name)).ToList();
            if (limited.Count == 0 || !QuotaScopes.Match(quota, request.Object!)) continue;
            if (request.Object is Pod pod && request.Operation == AdmissionOperation.Create && QuotaUsage.Unspecified(pod, limited) is { } why)
            {
                throw request.Forbid($"failed quota: {quota.Metadata.Name}: {why}");
            }
            var unknown = limited.Where(name => quota.Status.Used?.ContainsKey(name) != true).Order(StringComparer.Ordinal).ToList();
            if (unknown.Count > 0) throw request.Forbid($"status unknown for quota: {quota.Metadata.Name}, resources: {string.Join(',', unknown)}");
            var more = QuotaDecision.Limited(quota, growth);
            if (more.Count > 0) charges.Add((quota, more));
        }
        return charges;
    }

    private async Task ChargeAsync(AdmissionRequest request, Quota quota, Dictionary<string, Quantity> more, CancellationToken stop)
    {
        var name = quota.Metadata.Name;
        await writer.UpdateAsync<Quota>(request.Namespace, name, now =>
        {
            var copy = now.Clone();
            // The limits may have changed since: what is no longer limited is not charged.
            var limited = QuotaDecision.Limited(copy, more);
            Demand(request, copy, limited);
            return QuotaDecision.With(copy, limited);
        }, stop);
        request.Undo.Add(() => writer.UpdateAsync<Quota>(request.Namespace, name, now => QuotaDecision.Without(now.Clone(), more), CancellationToken.None));
    }

    private static void Demand(AdmissionRequest request, Quota quota, Dictionary<string, Quantity> more)
    {
        if (QuotaDecision.Exceeded(quota, more) is { } why) throw request.Forbid(why);
    }
}
