using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Hosting;
using NetKube.Shared.Client;
using NetKube.Testing.Faults;

namespace NetKube.Testing.Connections;

/// <summary>What clients of a test cluster speak to: whichever server of the cluster's present life answers.</summary>
internal sealed class FrontHandler(Func<ClusterLife> life, RequestUser? user) : HttpMessageHandler
{
    /// <summary>A client of a user, with the cluster's faults in its way.</summary>
    public static IKubeClient ClientOver(ClusterWorld world, Func<ClusterLife> life, RequestUser? user) => InProcessHandler.KubeClientOver(HandlerOver(world, life, user));

    public static HttpMessageHandler HandlerOver(ClusterWorld world, Func<ClusterLife> life, RequestUser? user) =>
        new FaultHandler(world.Faults, user?.Name ?? "", () => life().Servers.FirstOrDefault(s => s.Runs), new FrontHandler(life, user));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        life().SendAsync(user, request, cancellationToken);
}
