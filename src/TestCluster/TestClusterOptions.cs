using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Hosting;
using NetKube.NodeAgent.Hollow;

namespace NetKube.Testing;

/// <summary>What a test cluster has.</summary>
public sealed record TestClusterOptions
{
    /// <summary>So many hollow nodes, named node-1 and so on.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>What a node says of itself, where it shall be another than usual. It gets the usual one.</summary>
    public Func<HollowNodeOptions, HollowNodeOptions>? Node { get; init; }

    /// <summary>So many API servers over one store, each with controllers and a scheduler, of which one leads.</summary>
    public int Servers { get; init; } = 1;

    /// <summary>As kube-controller-manager's --controllers; "-*" for none.</summary>
    public IReadOnlyList<string> Controllers { get; init; } = ["*"];

    /// <summary>Whether pods get nodes.</summary>
    public bool Scheduler { get; init; } = true;

    /// <summary>When the cluster's time begins; null for now.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Where all chance comes from: uids, generated names, addresses, which requests meet a fault.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Further options of the API servers, as <c>netkube server</c> has them. It gets the usual ones.</summary>
    public Func<ControlPlaneOptions, ControlPlaneOptions>? Server { get; init; }

    /// <summary>Where the cluster logs.</summary>
    public ILoggerFactory Logs { get; init; } = NullLoggerFactory.Instance;
}
