using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NetKube.NodeAgent.Events;
using NetKube.NodeAgent.Probes;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Serialization;

namespace NetKube.NodeAgent.Pods;

/// <summary>
/// One pod's only worker: looks, plans, writes the status, acts, and sleeps until something changes or time is due.
/// Everything about one pod happens here, one step after another. Failures start from scratch.
/// </summary>
internal sealed class PodWorker
{
    private static readonly TimeSpan Resync = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly NodeParts _node;
    private readonly ILogger _log;
    private readonly PodMemory _memory = new();
    private readonly PodPlanRunner _runner;
    private readonly StatusSettings _statusSettings;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _imageIds = [];
    private Pod _pod; // guarded by _gate
    private bool _goneFromServer; // guarded by _gate
    private DateTimeOffset _volumesFreshUntil;

    public PodWorker(Pod pod, NodeParts node, ILogger log)
    {
        _pod = pod;
        _node = node;
        _log = log;
        _runner = new PodPlanRunner(node);
        _statusSettings = new StatusSettings
        {
            RuntimeName = node.Runtime.Name,
            HostAddresses = node.Identity.HostAddresses,
            ImageIdOf = id => _imageIds.GetValueOrDefault(id, $"{node.Runtime.Name}://{id}"),
            TerminationMessageOf = (container, spec) => node.Storage.LastWords(pod.Metadata.Uid, container, spec),
        };
    }

    /// <summary>Something may have changed: look again.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Takes a newer version of the pod; older ones, which a watch may deliver late, are passed over.</summary>
    public void Update(Pod pod)
    {
        lock (_gate)
        {
            if (Version(pod) < Version(_pod)) return;
            _pod = pod;
        }
        Wake();
    }

    /// <summary>The server no longer has the pod: its containers go.</summary>
    public void Forget()
    {
        lock (_gate) _goneFromServer = true;
        Wake();
    }

    /// <summary>Ends when nothing is left of the pod.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await using var kills = new ContainerKills(_node, _memory, Wake, _log);
        await using var probes = new PodProbes(new ProbeLoopContext(_node.Probing, _memory.Probes, _node.Events, _node.Clock, Wake));
        while (true)
        {
            var next = await TrySyncAsync(kills, probes, stop);
            if (next is not { } wait) return;
            if (wait > TimeSpan.Zero) await SleepAsync(wait, stop);
        }
    }

    /// <summary>How long to sleep at most; null when all is done.</summary>
    private async Task<TimeSpan?> TrySyncAsync(ContainerKills kills, PodProbes probes, CancellationToken stop)
    {
        try
        {
            return await SyncAsync(kills, probes, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            _log.SyncFailed(Current().FullName(), e.Message, e);
            return RetryAfter;
        }
    }

    private async Task<TimeSpan?> SyncAsync(ContainerKills kills, PodProbes probes, CancellationToken stop)
    {
        await kills.CollectAsync();
        var pod = Current();
        var now = _node.Clock.GetUtcNow();
        NoteDeadline(pod, now);
        if (pod.IsDeleted()) kills.Shorten(RemainingGrace(pod, now));
        var seen = await PodObserver.ObserveAsync(_node.Runtime.Containers, _node.Identity, pod.Metadata.Uid, stop);
        await _runner.AdoptAsync(pod, seen, _memory, stop);
        await LearnImagesAsync(seen, stop);
        var plan = PodPlanner.Plan(pod, seen, _memory, now);
        pod = await WriteStatusAsync(pod, seen, plan, now, stop);
        await probes.EnsureAsync(pod, seen, pod.Status.PodIP, _memory);
        foreach (var kill in plan.Kill) kills.Begin(pod, kill);
        if (plan.Ended && !plan.StopSandbox && pod.IsDeleted()) return await FinishAsync(pod, seen, stop);
        await _runner.RunAsync(pod, plan, seen, _memory, stop);
        PostBackoffs(pod, plan);
        if (!plan.IsEmpty && plan.Kill.Count == 0) return TimeSpan.Zero;
        await RefreshVolumesAsync(pod, seen, now, stop);
        return plan.WakeAt is { } at && at - now < Resync ? Max(at - now, TimeSpan.FromMilliseconds(10)) : Resync;
    }

    private async Task<TimeSpan?> FinishAsync(Pod pod, ObservedPod seen, CancellationToken stop)
    {
        await _runner.RemoveAllAsync(pod.Metadata.Uid, seen, stop);
        if (!_goneFromServer) await _node.Api.RemoveAsync(pod, stop);
        _log.PodRemoved(pod.FullName());
        return null;
    }

    /// <summary>Returns the pod with the status of now, which the downward API and the hosts file read.</summary>
    private async Task<Pod> WriteStatusAsync(Pod pod, ObservedPod seen, PodPlan plan, DateTimeOffset now, CancellationToken stop)
    {
        var status = PodStatusRendering.Render(pod, seen, _memory, plan, _statusSettings, now);
        var current = pod.Clone();
        current.Status = status;
        if (_goneFromServer || JsonOutput.Encode(status).AsSpan().SequenceEqual(JsonOutput.Encode(pod.Status))) return current;
        if (status.Phase != pod.Status.Phase) _log.PhaseChanged(pod.FullName(), status.Phase);
        if (await _node.Api.WriteStatusAsync(pod, status, stop) is { } written) Take(written);
        else Forget();
        return current;
    }

    private void Take(Pod written)
    {
        lock (_gate)
        {
            if (Version(written) >= Version(_pod)) _pod = written;
        }
    }

    /// <summary>A pod that the server forgot is treated as one being deleted now.</summary>
    private Pod Current()
    {
        lock (_gate)
        {
            if (!_goneFromServer || _pod.IsDeleted()) return _pod;
            var gone = _pod.Clone();
            gone.Metadata.DeletionTimestamp = ApiTime.Write(_node.Clock.GetUtcNow());
            return _pod = gone;
        }
    }

    private void NoteDeadline(Pod pod, DateTimeOffset now)
    {
        if (_memory.EndedBy is null && pod.Spec.ActiveDeadlineSeconds is { } seconds &&
            ApiTime.Read(pod.Status.StartTime) is { } started && now >= started.AddSeconds(seconds) && !pod.IsTerminal())
            _memory.EndedBy = new ContainerWait("DeadlineExceeded", "Pod was active on the node longer than the specified deadline");
    }

    private static TimeSpan RemainingGrace(Pod pod, DateTimeOffset now)
    {
        // deletionTimestamp is when the grace period will be over.
        var left = ApiTime.Read(pod.Metadata.DeletionTimestamp) is { } end ? end - now : pod.Grace();
        return Max(left < pod.Grace() ? left : pod.Grace(), TimeSpan.Zero);
    }

    private void PostBackoffs(Pod pod, PodPlan plan)
    {
        foreach (var (name, wait) in plan.Waiting)
        {
            if (wait.Reason == "CrashLoopBackOff")
                _node.Events.Warning(pod, name, "BackOff", $"Back-off restarting failed container {name} in pod {pod.Metadata.Name}_{pod.Metadata.Namespace}({pod.Metadata.Uid})");
            else if (wait.Reason == "ImagePullBackOff")
                _node.Events.Normal(pod, name, "BackOff", wait.Message);
        }
    }

    /// <summary>ConfigMaps, secrets and tokens reach running pods through their files.</summary>
    private async Task RefreshVolumesAsync(Pod pod, ObservedPod seen, DateTimeOffset now, CancellationToken stop)
    {
        if (now < _volumesFreshUntil || pod.IsDeleted() || !seen.Running.Any()) return;
        _volumesFreshUntil = now + Resync;
        await _node.Storage.PrepareVolumesAsync(pod, stop);
    }

    private async Task LearnImagesAsync(ObservedPod seen, CancellationToken stop)
    {
        foreach (var id in seen.All.Select(c => c.ImageId).Distinct().Where(i => !_imageIds.ContainsKey(i)).ToList())
        {
            var image = await _node.Runtime.Images.FindAsync(id, stop);
            _imageIds[id] = image?.Digests is [var digest, ..] ? $"{_node.Runtime.Name}-pullable://{digest}" : $"{_node.Runtime.Name}://{id}";
        }
    }

    private async Task SleepAsync(TimeSpan wait, CancellationToken stop)
    {
        // Time wakes as anything else does: ending the wait by a cancellation would throw at every turn of every pod.
        await using var timer = _node.Clock.CreateTimer(static me => ((PodWorker)me!).Wake(), this, wait, Timeout.InfiniteTimeSpan);
        await _wake.Reader.ReadAsync(stop);
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static ulong Version(Pod pod) => ulong.TryParse(pod.Metadata.ResourceVersion, out var version) ? version : 0;
}
