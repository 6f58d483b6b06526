using System.Net;
using NetKube.ProxyEngine.Modes;

namespace NetKube.ProxyEngine;

/// How one node's service proxy is to work. Names follow KubeProxyConfiguration.
public sealed record ServiceProxyOptions
{
    public static IReadOnlyCollection<string> Modes => ModeTable.Names;

    public string Mode { get; init; } = "iptables";

    public required string NodeName { get; init; }

    /// The node's own addresses; an IP family without one is not served.
    public required IReadOnlyList<IPAddress> NodeAddresses { get; init; }

    /// Where pods are, one per family. A family without one masquerades nobody for being off the cluster.
    public IReadOnlyList<IPNetwork> ClusterCidrs { get; init; } = [];

    public bool MasqueradeAll { get; init; }

    /// Node ports answer on these of the node's addresses only; empty means on all.
    public IReadOnlyList<IPNetwork> NodePortAddresses { get; init; } = [];

    /// The least time between two syncs.
    public TimeSpan MinSyncPeriod { get; init; } = TimeSpan.FromMilliseconds(100);

    /// The most time until the node's state is read back, compared and repaired.
    public TimeSpan SyncPeriod { get; init; } = TimeSpan.FromSeconds(30);

    /// After a failed sync the next comes this soon.
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// Where to work, such as /run/netns/node1; null is the process's own network namespace.
    public string? NetworkNamespacePath { get; init; }

    /// For the spread of watch times and retries.
    public int Seed { get; init; }

    /// What is wrong with these options, each with the option's name; empty when nothing is.
    public IEnumerable<string> Errors()
    {
        if (!ModeTable.Names.Contains(Mode)) yield return $"{nameof(Mode)}: there is no mode \"{Mode}\"; choose one of {string.Join(", ", ModeTable.Names)}";
        if (NodeName.Length == 0) yield return $"{nameof(NodeName)}: must not be empty";
        if (NodeAddresses.Count == 0) yield return $"{nameof(NodeAddresses)}: at least one is needed";
        if (MinSyncPeriod < TimeSpan.Zero) yield return $"{nameof(MinSyncPeriod)}: must not be negative";
        if (SyncPeriod <= MinSyncPeriod) yield return $"{nameof(SyncPeriod)}: must be longer than {nameof(MinSyncPeriod)} ({MinSyncPeriod})";
        if (RetryPeriod <= TimeSpan.Zero) yield return $"{nameof(RetryPeriod)}: must be longer than zero";
    }
}
