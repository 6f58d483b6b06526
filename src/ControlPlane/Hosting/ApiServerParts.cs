using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Admission;
using NetKube.ControlPlane.ApiServer;
using NetKube.ControlPlane.ApiServer.Apply;
using NetKube.ControlPlane.ApiServer.Discovery;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.ApiServer.Subresources;
using NetKube.ControlPlane.ApiServer.Subresources.Proxy;
using NetKube.ControlPlane.ApiServer.Subresources.Streams;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.ControlPlane.ApiServer.Verbs.Lists;
using NetKube.ControlPlane.ApiServer.Verbs.Watches;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Kinds;
using NetKube.ControlPlane.Kinds.Services;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Hosting;

/// <summary>The API server, put together over a store; neutral to how requests arrive.</summary>
public sealed class ApiServerParts
{
    private readonly IServiceProvider _services;

    public ApiServerParts(ControlPlaneOptions options, IStore store, ClusterPki pki, TimeProvider clock, ILoggerFactory logs)
    {
        State = new ClusterState(store, ApiCatalog.BuiltIn);
        Auth = new AuthServices(new AuthSettings
        {
            ClientAuthorities = [pki.Authority.Certificate],
            ServiceAccountKeys = pki.ServiceAccounts,
            TokenFile = options.TokenFile,
            AllowAnonymous = options.AllowAnonymous,
        }, State, clock, logs);
        var fieldManager = new FieldTracker(clock);
        var kinds = new KindTable(KindCatalog.All(ServicesOf(options), clock), fieldManager);
        var writers = new WriterReference();
        var admission = new AdmissionChain(AdmissionOrder.Make(new AdmissionParts(State, writers, Auth), [], []));
        Writer = new ObjectWriter(State, kinds, admission, clock);
        writers.Set(Writer);
        var patchers = new Patchers(new ServerSideApply(clock));
        var lists = new ListVerb(State);
        var deletes = new DeleteVerb(Writer, admission, clock);
        var verbs = new ApiVerbs(new GetVerb(State), lists, new WatchVerb(State, clock), new WriteVerbs(Writer), new PatchVerb(Writer, patchers), deletes);
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
        var discovery = new DiscoveryHandler(new DiscoveryDocuments(ApiCatalog.BuiltIn), new OpenApiDocuments(ApiCatalog.BuiltIn), Auth.OpenId, ServedVersion);
        Pipeline = new ApiServerPipeline(new HealthHandler(State, Ready), Auth.Authenticator, Auth.Impersonator, Auth.Authorizer, discovery, router, logs.CreateLogger<ApiServerPipeline>());
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

    /// <summary>A request's whole way.</summary>
    public ApiServerPipeline Pipeline { get; }

    /// <summary>What the server shows to kubelets.</summary>
    public RenewingCertificate KubeletClientCertificate { get; }

    /// <summary>A client inside this process that acts as a user.</summary>
    public HttpClient ClientFor(RequestUser user) =>
        new(new InProcessHandler(Pipeline.HandleAsync, user, _services)) { BaseAddress = new Uri("https://kubernetes.default.svc"), Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>A client inside this process whose requests say by their bearer token who asks, as those from outside do.</summary>
    public HttpClient ClientByToken() => new(new InProcessHandler(Pipeline.HandleAsync, user: null, _services)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>A typed client inside this process that acts as a user.</summary>
    public IKubeClient KubeClientFor(RequestUser user) => new HttpKubeClient(ClientFor(user));

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

    private static ServiceNetworkOptions ServicesOf(ControlPlaneOptions options) =>
        new() { Networks = [options.ServiceNetwork], FirstNodePort = options.NodePorts.First, LastNodePort = options.NodePorts.Last };

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
