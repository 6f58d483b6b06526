using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers;

/// <summary>kube-controller-manager's options, by its names where it has one.</summary>
public sealed record ControllerOptions
{
    /// <summary>--controllers: names to run; "*" all that run by default, "-name" all but that one.</summary>
    public IReadOnlyList<string> Controllers { get; init; } = ["*"];

    /// <summary>--cluster-cidr: one network per address family that node pod CIDRs are cut from; empty leaves nodes without.</summary>
    public IReadOnlyList<string> ClusterCidrs { get; init; } = [];

    /// <summary>--node-cidr-mask-size-ipv4.</summary>
    public int NodeCidrMaskSizeIpv4 { get; init; } = 24;

    /// <summary>--node-cidr-mask-size-ipv6.</summary>
    public int NodeCidrMaskSizeIpv6 { get; init; } = 64;

    /// <summary>--node-monitor-period: how often node health is looked at.</summary>
    public TimeSpan NodeMonitorPeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>--node-monitor-grace-period: a node silent for so long is Unknown.</summary>
    public TimeSpan NodeMonitorGracePeriod { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>--node-startup-grace-period: the same for a node that never reported.</summary>
    public TimeSpan NodeStartupGracePeriod { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>--terminated-pod-gc-threshold: so many ended pods may stay; 0 keeps all.</summary>
    public int TerminatedPodGcThreshold { get; init; } = 12500;

    /// <summary>--max-endpoints-per-slice.</summary>
    public int MaxEndpointsPerSlice { get; init; } = 100;

    /// <summary>--root-ca-file, as PEM: published to every namespace; null publishes none.</summary>
    public string? RootCaPem { get; init; }

    /// <summary>Signs approved certificate requests; null runs no signer.</summary>
    public Certificates.ICertificateSigner? Signer { get; init; }

    /// <summary>--leader-elect: only one of several hosts runs its controllers; null runs them at once.</summary>
    public LeaderElectionSettings? LeaderElection { get; init; }

    /// <summary>Where all chance comes from.</summary>
    public int RandomSeed { get; init; }

    /// <summary>Where the controllers' queues are counted; null for nowhere.</summary>
    public WorkQueueMetrics? QueueMetrics { get; init; }
}
