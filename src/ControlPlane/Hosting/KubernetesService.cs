using System.Net;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;
using NetKube.Shared.Api.Meta.V1;
using EndpointPort = NetKube.Shared.Api.Discovery.V1.EndpointPort;

namespace NetKube.ControlPlane.Hosting;

/// <summary>
/// default/kubernetes: the service through which pods reach the API server, at the first service address, with the
/// server's own address as its endpoint. It belongs to the API server, not to a controller, and is put back when it is lost.
/// </summary>
public sealed class KubernetesService(IObjectReader objects, IObjectWriter writer, ControlPlaneOptions options, TimeProvider clock)
{
    private const string Name = "kubernetes";
    private const string Home = "default";
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <summary>The first address of the service network.</summary>
    public static IPAddress FirstAddress(IPNetwork network)
    {
        var bytes = network.BaseAddress.GetAddressBytes();
        bytes[^1]++;
        return new IPAddress(bytes);
    }

    /// <summary>Keeps the service and its endpoints as they should be.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var tick = new PeriodicTimer(Every, clock);
        do
        {
            await EnsureAsync(stop);
        }
        while (await tick.WaitForNextTickAsync(stop));
    }

    /// <summary>One round.</summary>
    public async Task EnsureAsync(CancellationToken stop)
    {
        if (objects.Get<Service>(Home, Name) is null) await TryAsync(ServiceObject(), stop);
        if (options.Advertise is not { } advertise) return;
        var slice = SliceObject(advertise);
        if (objects.Get<EndpointSlice>(Home, Name) is not { } stored) await TryAsync(slice, stop);
        else if (stored.Endpoints is not [{ Addresses: [var address] }] || address != advertise.Address.ToString() || stored.Ports is not [{ Port: { } port }] || port != advertise.Port)
        {
            await writer.UpdateAsync<EndpointSlice>(Home, Name, value =>
            {
                (value.Endpoints, value.Ports) = (slice.Endpoints, slice.Ports);
                return value;
            }, stop);
        }
        var endpoints = EndpointsObject(advertise);
        if (objects.Get<Endpoints>(Home, Name) is null) await TryAsync(endpoints, stop);
    }

    private async Task TryAsync<T>(T value, CancellationToken stop)
        where T : class, IKubeObject, IApiValue<T>
    {
        try
        {
            await writer.CreateAsync(value, stop);
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            // Another server of the same store made it.
        }
    }

    private Service ServiceObject() => new()
    {
        Metadata = new ObjectMeta { Name = Name, Namespace = Home, Labels = new Dictionary<string, string> { ["component"] = "apiserver", ["provider"] = "kubernetes" } },
        Spec = new ServiceSpec
        {
            Type = ServiceType.ClusterIP,
            ClusterIP = FirstAddress(options.ServiceNetwork).ToString(),
            SessionAffinity = "None",
            Ports = [new ServicePort { Name = "https", Port = 443, Protocol = "TCP", TargetPort = options.Advertise?.Port ?? 6443 }],
        },
    };

    private static EndpointSlice SliceObject(IPEndPoint advertise) => new()
    {
        Metadata = new ObjectMeta { Name = Name, Namespace = Home, Labels = new Dictionary<string, string> { ["kubernetes.io/service-name"] = Name } },
        AddressType = "IPv4",
        Endpoints = [new Endpoint { Addresses = [advertise.Address.ToString()], Conditions = new EndpointConditions { Ready = true } }],
        Ports = [new EndpointPort { Name = "https", Port = advertise.Port, Protocol = "TCP" }],
    };

    private static Endpoints EndpointsObject(IPEndPoint advertise) => new()
    {
        Metadata = new ObjectMeta { Name = Name, Namespace = Home, Labels = new Dictionary<string, string> { ["endpointslice.kubernetes.io/skip-mirror"] = "true" } },
        Subsets =
        [
            new EndpointSubset
            {
                Addresses = [new EndpointAddress { Ip = advertise.Address.ToString() }],
                Ports = [new Shared.Api.Core.V1.EndpointPort { Name = "https", Port = advertise.Port, Protocol = "TCP" }],
            },
        ],
    };
}
