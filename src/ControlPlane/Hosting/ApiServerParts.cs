using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Admission;
using NetKube.ControlPlane.ApiServer;
using NetKube.ControlPlane.ApiServer.Apply;
using NetKube.ControlPlane.ApiServer.Discovery;
using NetKube.ControlPlane.ApiServer.FlowControl;
using NetKube.ControlPlane.ApiServer.Hints;
using NetKube.ControlPlane.ApiServer.History;
using NetKube.ControlPlane.ApiServer.Legacy;
using NetKube.ControlPlane.ApiServer.Lifecycle;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.ApiServer.Subresources;
using NetKube.ControlPlane.ApiServer.Subresources.Proxy;
using NetKube.ControlPlane.ApiServer.Subresources.Streams;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.ControlPlane.ApiServer.Verbs.Lists;
using NetKube.ControlPlane.ApiServer.Verbs.Watches;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Auth.Audit;
using NetKube.ControlPlane.Auth.Tokens;
using NetKube.ControlPlane.Kinds;
using NetKube.ControlPlane.Kinds.Services;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;
using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.Hosting;

/// <summary>The API server, put together over a store; neutral to how requests arrive.</summary>
public sealed class ApiServerParts
{
    private readonly IServiceProvider _services;
    private readonly ClientMetrics _clients = new();
    private readonly ControlPlaneOptions _options;

    public ApiServerParts(ControlPlaneOptions options, IStore store, ClusterPki pki, TimeProvider clock, ILoggerFactory logs)
    {
        _options = options;
        State = new ClusterState(Metrics.Add(new MeteredStore(store, clock)), ApiCatalog.BuiltIn);
        Auth = new AuthServices(new AuthSettings
        {
            ClientAuthorities = [pki.Authority.Certificate],
            ServiceAccountKeys = pki.ServiceAccounts,
            TokenFile = options.TokenFile,
            OidcIssuers = options.OidcIssuers,
            Tokens = TokensOf(options),
            AllowAnonymous = options.AllowAnonymous,
        }, State, clock, logs);
        var fieldManager = new FieldTracker(clock);
        var kinds = new KindTable(KindCatalog.All(ServicesOf(options), clock), fieldManager);
        var writers = new WriterReference();
        var admission = new AdmissionChain(AdmissionOrder.Make(new AdmissionParts(State, writers, Auth), [], []));
        Writer = new ObjectWriter(State, kinds, admission, new ObjectIdentities(options.Seed), clock);
        writers.Set(Writer);
        var patchers = new Patchers(new ServerSideApply(clock));
        var lists = new ListVerb(State);
        var deletes = new DeleteVerb(Writer, admission, clock);
        var verbs = new ApiVerbs(new GetVerb(State), lists, new WatchVerb(State, clock), new WriteVerbs(Writer, new SelectorHints(State)),
            new PatchVerb(Writer, patchers), deletes);
        KubeletClientCertificate = new RenewingCertificate(() => pki.Authority.Issue(CertificateProfile.Client("kube-apiserver-kubelet-client", "system:masters")), clock);
        var nodes = new NodeConnections(State, () => KubeletClientCertificate.Certificate, pki.Authority.Certificate, options.Dial ?? DialDirectly);
        IReadOnlyList<ISubresourceHandler> subresources =
        [
            new BindingHandler(Writer, kinds, clock),
            new EvictionHandler(Writer, deletes, State, kinds, clock),
            new ScaleHandler(Writer, kinds, patchers),
            new PodStreamHandler(Writer, nodes, Auth.Authorizer),
            new ProxyHandler(State, nodes),
            new TokenHandler(Auth.TokenRequests, admission),
            new ReviewHandler(Auth.AccessReviews, Auth.IdentityReviews),
        ];
        var router = new ApiRouter(ApiCatalog.BuiltIn, kinds, verbs, subresources);
        Metrics.Add(new StorageMetrics(State));
        Metrics.Add(verbs.Watch);
        Metrics.Add(_clients);
        Metrics.Add(new ProcessMetrics(ServedVersion.GitVersion));
        FlowControl = Metrics.Add(new FlowController(State, FlowLimitsOf(options.Requests), clock));
        AuditLog = options.AuditLog is { } file ? Metrics.Add(new AuditLogFile(file, clock, logs.CreateLogger<AuditLogFile>())) : null;
        Lifecycle = new RequestLifecycle(GateOf(options.Requests, clock), Metrics.Add(new RequestMetrics(ApiCatalog.BuiltIn, clock)), State,
            options.Requests.Timeout, clock);
        var legacy = options.LegacyApis ? new LegacyApis(new LegacyTable(ApiCatalog.BuiltIn)) : null;
        var discovery = new DiscoveryHandler(new DiscoveryDocuments(ApiCatalog.BuiltIn, legacy?.Table), new OpenApiDocuments(ApiCatalog.BuiltIn),
            Auth.OpenId, ServedVersion);
        var moments = new MomentRouter(router, new PastRouters(store, kinds, verbs, clock));
        var handlers = new PipelineHandlers(new HealthHandler(State, Ready), Metrics, discovery, moments, legacy);
        var identity = new PipelineIdentity(Auth.Authenticator, Auth.Impersonator, Auth.Authorizer, Metrics.Add(new AuthMetrics()), Trail(options, clock));
        Pipeline = new ApiServerPipeline(identity, Lifecycle, handlers, clock, logs.CreateLogger<ApiServerPipeline>());
        _services = new ServiceCollection().AddSingleton(clock).BuildServiceProvider();
    }

    /// <summary>The Kubernetes release whose API is served.</summary>
    public static ServerVersion ServedVersion { get; } = new("v1.36.2+netkube", "", "2026-01-01T00:00:00Z");

    /// <summary>The cached state.</summary>
    public ClusterState State { get; }

    /// <summary>Who may do what.</summary>
    public AuthServices Auth { get; }

    /// <summary>The write path.</summary>
    public ObjectWriter Writer { get; }

    /// <summary>Whether the server may call itself ready.</summary>
    public ReadyGate Ready { get; } = new();

    /// <summary>All figures of this server, for /metrics.</summary>
    public MetricRegistry Metrics { get; } = new();

    /// <summary>Priority and fairness.</summary>
    public FlowController FlowControl { get; }

    /// <summary>Limits of requests, and their end when the server leaves.</summary>
    public RequestLifecycle Lifecycle { get; }

    /// <summary>The audit log; null without one.</summary>
    public AuditLogFile? AuditLog { get; }

    /// <summary>A request's whole way.</summary>
    public ApiServerPipeline Pipeline { get; }

    /// <summary>What the server shows to kubelets.</summary>
    public RenewingCertificate KubeletClientCertificate { get; }

    /// <summary>A client inside this process that acts as a user.</summary>
    public HttpClient ClientFor(RequestUser user) => InProcessHandler.ClientOver(CountedHandlerFor(user));

    /// <summary>Requests of a user, without a socket; of nobody in particular, who says by a token who it is, where the user is null.</summary>
    public HttpMessageHandler HandlerFor(RequestUser? user) => new InProcessHandler(Pipeline.HandleAsync, user, _services, _options.Thread);

    /// <summary>A client inside this process whose requests say by their bearer token who asks, as those from outside do.</summary>
    public HttpClient ClientByToken() => new(HandlerFor(null)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>A typed client inside this process that acts as a user.</summary>
    public IKubeClient KubeClientFor(RequestUser user) => InProcessHandler.KubeClientOver(CountedHandlerFor(user));

    private HttpMessageHandler CountedHandlerFor(RequestUser user)
    {
        var direct = HandlerFor(user);
        return _clients.Counting(_options.OwnRequests?.Invoke(user.Name, direct) ?? direct);
    }

    private static FlowLimits FlowLimitsOf(RequestLimitOptions requests) => new(Math.Max(requests.MostReads + requests.MostWrites, 1), requests.Timeout / 4);

    private IRequestGate GateOf(RequestLimitOptions requests, TimeProvider clock) =>
        requests.PriorityAndFairness ? FlowControl : new InFlightLimits(requests.MostReads, requests.MostWrites, clock);

    private AuditTrail? Trail(ControlPlaneOptions options, TimeProvider clock) => options.AuditPolicyFile is { } policy && AuditLog is { } sink
        ? new AuditTrail(AuditPolicy.Parse(File.ReadAllBytes(policy)), sink, clock)
        : null;

    private static async ValueTask<Stream> DialDirectly(string host, int port, CancellationToken stop)
    {
        var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, stop);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static ServiceAccountTokenSettings TokensOf(ControlPlaneOptions options)
    {
        var settings = new ServiceAccountTokenSettings(options.ServiceAccountIssuer ?? ServiceAccountTokenSettings.DefaultIssuer);
        return options.ApiAudiences.Count == 0 ? settings : settings with { ApiAudiences = options.ApiAudiences };
    }

    private static ServiceNetworkOptions ServicesOf(ControlPlaneOptions options) =>
        new()
        {
            Networks = [options.ServiceNetwork],
            FirstNodePort = options.NodePorts.First,
            LastNodePort = options.NodePorts.Last,
            Random = options.Seed is { } seed ? new Random(seed) : Random.Shared,
        };

    /// <summary>Admission steps may write, and the writer asks them: the knot is tied here.</summary>
    private sealed class WriterReference : IObjectWriter
    {
        private IObjectWriter? _writer;

        public void Set(IObjectWriter writer) => _writer = writer;

        public Task<T> CreateAsync<T>(T value, CancellationToken stop)
            where T : class, IKubeObject, IApiValue<T> => _writer!.CreateAsync(value, stop);

        public Task<T> UpdateAsync<T>(string? inNamespace, string name, Func<T, T?> change, CancellationToken stop)
            where T : class, IKubeObject, IApiValue<T> => _writer!.UpdateAsync(inNamespace, name, change, stop);
    }
}
