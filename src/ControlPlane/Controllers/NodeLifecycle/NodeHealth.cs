using NetKube.Shared.Api;
using NetKube.Shared.Api.Coordination.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Controllers.NodeLifecycle;

/// <summary>
/// When a node was last heard of, on this host's clock: its own timestamps are only compared with each other, so that a
/// wrong clock on a node does no harm. A renewed lease or a changed heartbeat in the Ready condition is a sign of life.
/// </summary>
internal sealed class NodeHealth(TimeProvider clock)
{
    private readonly Dictionary<string, Sign> _signs = new(StringComparer.Ordinal);

    /// <summary>Notes what node and lease show now; returns for how long nothing has changed.</summary>
    public TimeSpan Silence(Node node, Lease? lease)
    {
        var ready = node.Status.Conditions?.Find(c => c.Type == NodeConditionType.Ready);
        // A heartbeat that this controller wrote (Unknown) is no sign of life.
        var heartbeat = ready is null || ready.Status == ConditionStatus.Unknown ? null : ready.LastHeartbeatTime;
        var shown = new Sign(node.Metadata.Uid, heartbeat, ready?.Status, lease?.Spec.RenewTime, clock.GetTimestamp());
        if (_signs.TryGetValue(node.Metadata.Name, out var before) && before.Uid == shown.Uid && !before.IsOlderThan(shown))
        {
            return clock.GetElapsedTime(before.At);
        }
        _signs[node.Metadata.Name] = shown;
        return TimeSpan.Zero;
    }

    public void Forget(IEnumerable<string> present)
    {
        var kept = present.ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _signs.Keys.Where(n => !kept.Contains(n)).ToList()) _signs.Remove(gone);
    }

    private sealed record Sign(string Uid, Time? Heartbeat, string? Ready, MicroTime? Renewed, long At)
    {
        public bool IsOlderThan(Sign other) =>
            (other.Heartbeat is { } beat && beat != Heartbeat)
            || (other.Renewed is { } renewed && renewed != Renewed)
            || (Ready == ConditionStatus.Unknown && other.Ready is not null and not ConditionStatus.Unknown);
    }
}
