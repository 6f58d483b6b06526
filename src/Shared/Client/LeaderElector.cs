using Microsoft.Extensions.Logging;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Coordination.V1;
using NetKube.Shared.Threading;

namespace NetKube.Shared.Client;

/// <summary>The lease that is competed for.</summary>
public sealed record LeaderElectionSettings
{
    public required string LeaseName { get; init; }

    public string Namespace { get; init; } = "kube-system";

    /// <summary>Who this candidate is; unique among candidates.</summary>
    public required string Identity { get; init; }

    /// <summary>Others may take a lease that was not renewed for so long.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A leader that could not renew for so long stops; shorter than <see cref="LeaseDuration"/>.</summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);
}

/// <summary>
/// At most one of several candidates leads, by a Lease. Clocks of machines are not compared: a candidate measures on its
/// own clock how long it has not seen the lease change.
/// </summary>
public sealed class LeaderElector(IKubeClient client, LeaderElectionSettings settings, TimeProvider clock, ILogger log)
{
    private Lease? _seen;
    private long _seenAt;

    /// <summary>Leads whenever it may, again after a loss, until stopped. The work's token is cancelled when the lease is lost.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> lead, CancellationToken stop)
    {
        while (true)
        {
            while (!await TryAsync(stop)) await Task.Delay(settings.RetryPeriod, clock, stop);
            log.LeaderElected(settings.Identity, settings.LeaseName);
            try
            {
                await LeadAsync(lead, stop);
            }
            finally
            {
                await ReleaseAsync();
            }
            stop.ThrowIfCancellationRequested();
            log.LeadershipLost(settings.Identity, settings.LeaseName);
        }
    }

    private async Task LeadAsync(Func<CancellationToken, Task> lead, CancellationToken stop)
    {
        await using var group = new TaskGroup(stop);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(group.Stopping);
        group.Start(_ => EndingAsync(lead, lost));
        group.Start(_ => EndingAsync(RenewAsync, lost));
        try
        {
            await group.WhenAllAsync();
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            // the lease was lost, or the work ended
        }
    }

    /// <summary>Whichever of the work and the renewing ends first ends the other.</summary>
    private static async Task EndingAsync(Func<CancellationToken, Task> work, CancellationTokenSource lost)
    {
        try
        {
            await work(lost.Token);
        }
        finally
        {
            await lost.CancelHereAsync();
        }
    }

    /// <summary>Returns when the lease could not be renewed within the deadline.</summary>
    private async Task RenewAsync(CancellationToken stop)
    {
        var renewed = clock.GetTimestamp();
        while (clock.GetElapsedTime(renewed) < settings.RenewDeadline)
        {
            await Task.Delay(settings.RetryPeriod, clock, stop);
            if (await TryAsync(stop)) renewed = clock.GetTimestamp();
        }
    }

    /// <summary>Takes or renews the lease; false when another holds it or the server could not be asked.</summary>
    private async Task<bool> TryAsync(CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(settings.RenewDeadline, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            var present = await client.FindAsync<Lease>(settings.Namespace, settings.LeaseName, both.Token);
            if (present is null)
            {
                _seen = await client.CreateAsync(Claimed(new Lease { Metadata = { Name = settings.LeaseName, Namespace = settings.Namespace } }), both.Token);
                return true;
            }
            Observe(present);
            if (!MayTake(present)) return false;
            Observe(await client.UpdateAsync(Claimed(present), both.Token));
            return true;
        }
        catch (Exception e) when (!stop.IsCancellationRequested && PassingFailure.Is(e))
        {
            log.ElectionFailed(settings.LeaseName, e.Message);
            return false;
        }
    }

    private void Observe(Lease lease)
    {
        if (_seen is not null && _seen.Spec.RenewTime == lease.Spec.RenewTime && _seen.Spec.HolderIdentity == lease.Spec.HolderIdentity) return;
        _seen = lease.Clone();
        _seenAt = clock.GetTimestamp();
    }

    private bool MayTake(Lease lease)
    {
        if (string.IsNullOrEmpty(lease.Spec.HolderIdentity) || lease.Spec.HolderIdentity == settings.Identity) return true;
        return clock.GetElapsedTime(_seenAt) >= TimeSpan.FromSeconds(lease.Spec.LeaseDurationSeconds ?? 0);
    }

    private Lease Claimed(Lease lease)
    {
        var spec = lease.Spec;
        var now = MicroTime.Now(clock);
        if (spec.HolderIdentity != settings.Identity)
        {
            spec.AcquireTime = now;
            if (!string.IsNullOrEmpty(spec.HolderIdentity) || spec.LeaseTransitions is not null) spec.LeaseTransitions = (spec.LeaseTransitions ?? 0) + 1;
            else spec.LeaseTransitions = 0;
        }
        spec.HolderIdentity = settings.Identity;
        spec.LeaseDurationSeconds = (int)settings.LeaseDuration.TotalSeconds;
        spec.RenewTime = now;
        return lease;
    }

    /// <summary>Gives the lease back so that the next leader need not wait; a failure costs only that wait.</summary>
    private async Task ReleaseAsync()
    {
        using var limit = new CancellationTokenSource(settings.RetryPeriod, clock);
        try
        {
            var present = await client.FindAsync<Lease>(settings.Namespace, settings.LeaseName, limit.Token);
            if (present?.Spec.HolderIdentity != settings.Identity) return;
            present.Spec.HolderIdentity = "";
            present.Spec.LeaseDurationSeconds = 1;
            present.Spec.RenewTime = MicroTime.Now(clock);
            await client.UpdateAsync(present, limit.Token);
        }
        catch (Exception e) when (PassingFailure.Is(e))
        {
            log.ElectionFailed(settings.LeaseName, e.Message);
        }
    }
}
