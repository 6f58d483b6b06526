using System.Net;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Tests;

/// A small cluster to write tests in: Services and endpoints in one line each.
internal sealed class Cluster
{
    public static readonly PlanSettings Node = new()
    {
        NodeName = "node-a",
        Zone = "east",
        NodeAddresses = [IPAddress.Parse("192.0.2.10")],
        ClusterCidr = IPNetwork.Parse("10.244.0.0/16"),
    };

    private readonly Dictionary<ServiceName, ServiceObject?> _services = [];
    private readonly Dictionary<(ServiceName, string), EndpointSliceObject?> _slices = [];

    public Cluster With(ServiceObject service, params EndpointSliceEntry[] endpoints)
    {
        _services[service.Name] = service;
        _slices[(service.Name, "1")] = Slice(service, "1", endpoints);
        return this;
    }

    public ModelChanges Changes() => new(_services, _slices);

    public ServiceModel Model(IpFamily family = IpFamily.V4) => ServiceModel.Empty(family).With(Changes()).Next;

    public ServicePlan Plan(PlanSettings? node = null) => ServicePlan.From(Model((node ?? Node).Family), node ?? Node);

    public static EndpointSliceObject Slice(ServiceObject service, string name, params EndpointSliceEntry[] endpoints) => new()
    {
        Service = service.Name,
        Name = name,
        Family = endpoints.Length > 0 ? endpoints[0].Address.Family() : IpFamily.V4,
        Ports = service.Ports.Select(port => new EndpointSlicePort(port.Name, port.Protocol, 8000 + port.Port)).ToValueList(),
        Endpoints = endpoints.ToValueList(),
    };

    /// A Service default/name with one TCP port 80 (endpoints listen on 8080).
    public static ServiceObject Service(string name, string clusterIp, int nodePort = 0) => new()
    {
        Name = new ServiceName("default", name),
        ClusterIps = [IPAddress.Parse(clusterIp)],
        Ports = [new ServiceObjectPort("http", ServiceProtocol.Tcp, 80, nodePort)],
    };

    public static EndpointSliceEntry On(string node, string address) => new(IPAddress.Parse(address)) { NodeName = node };

    public static EndpointSliceEntry Here(string address) => On("node-a", address);

    public static EndpointSliceEntry There(string address) => On("node-b", address);
}
