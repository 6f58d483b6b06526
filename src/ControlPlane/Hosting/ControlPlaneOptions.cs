using System.Net;
using System.Net.Sockets;
using NetKube.ControlPlane.ApiServer.Subresources.Streams;

namespace NetKube.ControlPlane.Hosting;

/// <summary>How a control plane runs; the flags of <c>netkube server</c>, under kube-apiserver's names where it has them.</summary>
public sealed record ControlPlaneOptions
{
    /// <summary>Where state, certificates and kubeconfigs are kept (--data-dir); null keeps everything in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>--bind-address.</summary>
    public IPAddress BindAddress { get; init; } = IPAddress.Loopback;

    /// <summary>--secure-port; 0 picks a free one.</summary>
    public int SecurePort { get; init; } = 6443;

    /// <summary>Listening sockets opened elsewhere, such as inside a lab's network namespace.</summary>
    public IReadOnlyList<Socket> ExtraListeners { get; init; } = [];

    /// <summary>--advertise-address: what the service "kubernetes" leads to; null leaves it without endpoints.</summary>
    public IPEndPoint? Advertise { get; init; }

    /// <summary>More names and addresses for the serving certificate.</summary>
    public IReadOnlyList<string> ServingNames { get; init; } = [];

    /// <summary>--service-cluster-ip-range.</summary>
    public IPNetwork ServiceNetwork { get; init; } = IPNetwork.Parse("10.96.0.0/16");

    /// <summary>--service-node-port-range, first and last.</summary>
    public (int First, int Last) NodePorts { get; init; } = (30000, 32767);

    /// <summary>--cluster-cidr of the node IPAM controller.</summary>
    public IPNetwork PodNetwork { get; init; } = IPNetwork.Parse("10.244.0.0/16");

    /// <summary>--token-auth-file.</summary>
    public string? TokenFile { get; init; }

    /// <summary>--anonymous-auth.</summary>
    public bool AllowAnonymous { get; init; } = true;

    /// <summary>--controllers, as kube-controller-manager reads it.</summary>
    public IReadOnlyList<string> Controllers { get; init; } = ["*"];

    /// <summary>Without it (--no-scheduler) nothing binds pods.</summary>
    public bool Scheduler { get; init; } = true;

    /// <summary>Opens connections to nodes; null dials from this process's own network.</summary>
    public DialNode? Dial { get; init; }
}
