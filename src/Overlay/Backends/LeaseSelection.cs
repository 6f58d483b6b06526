using System.Net;
using NetKube.Overlay.Subnets;

namespace NetKube.Overlay.Backends;

/// <summary>Which leases a node can follow. One bad lease must not take a good one's traffic.</summary>
internal static class LeaseSelection
{
    /// <summary>The peers' leases, in order of node name, without those that collide with ours or with an earlier one.</summary>
    public static (IReadOnlyList<SubnetLease> Peers, IReadOnlyList<SkippedLease> Skipped) Of(
        SubnetLease own, IEnumerable<SubnetLease> leases)
    {
        List<SubnetLease> peers = [];
        List<SkippedLease> skipped = [];
        foreach (var lease in leases.Where(l => l.NodeName != own.NodeName).OrderBy(l => l.NodeName, StringComparer.Ordinal))
        {
            if (Refusal(own, lease, peers) is { } reason) skipped.Add(new SkippedLease(lease.NodeName, reason));
            else peers.Add(lease);
        }

        return (peers, skipped);
    }

    private static string? Refusal(SubnetLease own, SubnetLease lease, IEnumerable<SubnetLease> earlier)
    {
        if (lease.BackendType != own.BackendType) return $"its backend is {lease.BackendType}, ours is {own.BackendType}";
        if (lease.PublicIp.AddressFamily != own.PublicIp.AddressFamily) return $"its address {lease.PublicIp} is of another family than ours";
        if (lease.Tunnel?.Vni != own.Tunnel?.Vni) return $"its VNI is {lease.Tunnel?.Vni}, ours is {own.Tunnel?.Vni}";
        foreach (var other in earlier.Prepend(own))
        {
            if (Overlap(other.PodCidr, lease.PodCidr)) return $"its subnet {lease.PodCidr} overlaps {other.NodeName}'s {other.PodCidr}";
            if (other.PublicIp.Equals(lease.PublicIp)) return $"its address {lease.PublicIp} is {other.NodeName}'s too";
            if (lease.Tunnel is { } tunnel && other.Tunnel?.Mac == tunnel.Mac) return $"its tunnel's MAC {tunnel.Mac} is {other.NodeName}'s too";
        }

        return null;
    }

    private static bool Overlap(IPNetwork a, IPNetwork b) => a.Contains(b.BaseAddress) || b.Contains(a.BaseAddress);
}
