using System.Net;
using System.Net.Sockets;
using NetKube.ControlPlane.ApiServer.Subresources.Streams;
using NetKube.ControlPlane.Auth.Audit;
using NetKube.ControlPlane.Auth.OpenIdConnect;
using NetKube.ControlPlane.Store.Etcd;
using NetKube.Shared.Threading;

namespace NetKube.ControlPlane.Hosting;

/// <summary>How a control plane runs; the flags of <c>netkube server</c>, under kube-apiserver's names where it has them.</summary>
public sealed record ControlPlaneOptions
{
    /// <summary>Where state, certificates and kubeconfigs are kept (--data-dir); null keeps everything in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>--etcd-servers and what belongs to it; null keeps state in this process, on disk where there is a folder.</summary>
    public EtcdSettings? Etcd { get; init; }

    /// <summary>--leader-elect: of several servers of one etcd, one runs the controllers and one the scheduler.</summary>
    public bool LeaderElect { get; init; }

    /// <summary>Who this server is in leases; null for the machine's name and a mark of its own.</summary>
    public string? LeaderIdentity { get; init; }

    /// <summary>--history-age: past states that are older cannot be read any more.</summary>
    public TimeSpan HistoryAge { get; init; } = TimeSpan.FromDays(1);

    /// <summary>--memory-budget, in MiB: what the server is meant to use. History takes at most a tenth of it.</summary>
    public int MemoryBudget { get; init; } = 1024;

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

    /// <summary>Issuers of ID tokens that are believed (--oidc-issuer-url and what belongs to it, or --authentication-config).</summary>
    public IReadOnlyList<OidcIssuer> OidcIssuers { get; init; } = [];

    /// <summary>--service-account-issuer; null for the usual one.</summary>
    public string? ServiceAccountIssuer { get; init; }

    /// <summary>--api-audiences; empty for the issuer.</summary>
    public IReadOnlyList<string> ApiAudiences { get; init; } = [];

    /// <summary>--anonymous-auth.</summary>
    public bool AllowAnonymous { get; init; } = true;

    /// <summary>How many requests at once, and how long they may take.</summary>
    public RequestLimitOptions Requests { get; init; } = new();

    /// <summary>--audit-policy-file; null for no audit.</summary>
    public string? AuditPolicyFile { get; init; }

    /// <summary>--audit-log-path and what belongs to it; null for no audit.</summary>
    public AuditLogSettings? AuditLog { get; init; }

    /// <summary>--encryption-provider-config; null keeps everything as it is written.</summary>
    public string? EncryptionConfigFile { get; init; }

    /// <summary>--legacy-apis: removed group versions are taken as today's.</summary>
    public bool LegacyApis { get; init; }

    /// <summary>--shutdown-delay-duration: so long the server goes on as ever after it has said that it is no longer ready.</summary>
    public TimeSpan ShutdownDelay { get; init; }

    /// <summary>--controllers, as kube-controller-manager reads it.</summary>
    public IReadOnlyList<string> Controllers { get; init; } = ["*"];

    /// <summary>Without it (--no-scheduler) nothing binds pods.</summary>
    public bool Scheduler { get; init; } = true;

    /// <summary>The logical thread on which requests from inside this process are answered; null for the pool.</summary>
    public SerialContext? Thread { get; init; }

    /// <summary>Where uids, generated names and addresses come from in a test; null for true chance.</summary>
    public int? Seed { get; init; }

    /// <summary>What stands between the server's own loops and its API, by user; tests inject faults there.</summary>
    public Func<string, HttpMessageHandler, HttpMessageHandler>? OwnRequests { get; init; }

    /// <summary>Opens connections to nodes; null dials from this process's own network.</summary>
    public DialNode? Dial { get; init; }
}
