using NetKube.ControlPlane.Auth;

namespace NetKube.Testing;

/// <summary>What clients of a test cluster speak to: whichever server of the cluster's present life answers.</summary>
internal sealed class FrontHandler(Func<ClusterLife> life, RequestUser? user) : HttpMessageHandler
{
    /// <summary>A client of a user, with the cluster's faults in its way.</summary>
    public static HttpClient ClientOver(ClusterWorld world, Func<ClusterLife> life, RequestUser? user) => new(HandlerOver(world, life, user))
    {
        BaseAddress = new Uri("https://kubernetes.default.svc"),
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public static HttpMessageHandler HandlerOver(ClusterWorld world, Func<ClusterLife> life, RequestUser? user) =>
        new FaultHandler(world.Faults, user?.Name ?? "", () => life().Servers.FirstOrDefault(s => s.Runs), new FrontHandler(life, user));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        life().SendAsync(user, request, cancellationToken);
}
