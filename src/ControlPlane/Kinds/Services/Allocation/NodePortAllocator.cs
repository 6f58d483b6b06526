using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services.Allocation;

/// <summary>
/// Node ports, those of health checks too. The range's lower end (from 16 to 128 ports) is for those who name a port
/// (KEP-3668). Ports of one Service that have the same number and different protocols share a node port.
/// </summary>
internal sealed class NodePortAllocator(ServiceNetworkOptions options)
{
    private const string Taken = "provided port is already allocated";

    private static readonly Field Spec = Field.Of("spec");

    /// <summary>The ports that a Service holds.</summary>
    public static HashSet<int> HeldBy(Service service)
    {
        var held = new HashSet<int>();
        if (ServiceNeeds.MayHaveNodePorts(service)) held.UnionWith((service.Spec.Ports ?? []).Select(p => p.NodePort));
        if (ServiceNeeds.HealthCheckPort(service)) held.Add(service.Spec.HealthCheckNodePort);
        held.Remove(0);
        return held;
    }

    /// <summary>The ports that the cluster's Services hold.</summary>
    public static HashSet<int> UsedIn(IObjectReader objects)
    {
        var used = new HashSet<int>();
        foreach (var service in objects.List<Service>(null)) used.UnionWith(HeldBy(service));
        return used;
    }

    /// <summary>A port for each port that lacks one; those that the Service names must be free and of the range.</summary>
    public void Complete(Service service, HashSet<int> held, Func<int, bool> isFree, FieldErrors errors)
    {
        var mine = new HashSet<int>();
        if (ServiceNeeds.MayHaveNodePorts(service)) CompletePorts(service, held, mine, isFree, errors);
        if (!errors.None || !ServiceNeeds.HealthCheckPort(service)) return;
        var spec = service.Spec;
        if (spec.HealthCheckNodePort == 0) spec.HealthCheckNodePort = Pick(mine, isFree);
        else if (!held.Contains(spec.HealthCheckNodePort) && Refusal(spec.HealthCheckNodePort, mine, isFree) is { } why)
        {
            throw ApiException.Internal($"failed to allocate requested HealthCheck NodePort {spec.HealthCheckNodePort}: {why}");
        }
    }

    /// <summary>Why a port cannot be had, whoever else has one.</summary>
    private string? OutOfRange(int port) =>
        port < options.FirstNodePort || port > options.LastNodePort ? $"provided port is not in the valid range. The range of valid ports is {options.FirstNodePort}-{options.LastNodePort}" : null;

    private void CompletePorts(Service service, HashSet<int> held, HashSet<int> mine, Func<int, bool> isFree, FieldErrors errors)
    {
        var ports = service.Spec.Ports ?? [];
        var byNumber = new Dictionary<int, int>();
        for (var i = 0; i < ports.Count; i++)
        {
            if (ports[i].NodePort is not (not 0 and var wish)) continue;
            if (!held.Contains(wish) && !IsShared(ports, i) && Refusal(wish, mine, isFree) is { } why) errors.Invalid(Spec.Child("ports").Index(i).Child("nodePort"), wish, why);
            mine.Add(wish);
            byNumber.TryAdd(ports[i].Port, wish);
        }
        if (!errors.None || !ServiceNeeds.AllocatesNodePorts(service)) return;
        foreach (var port in ports)
        {
            if (port.NodePort != 0) continue;
            if (!byNumber.TryGetValue(port.Port, out var shared) || ports.Any(p => p.NodePort == shared && p.Protocol == port.Protocol))
            {
                shared = Pick(mine, isFree);
                byNumber.TryAdd(port.Port, shared);
            }
            port.NodePort = shared;
            mine.Add(shared);
        }
    }

    /// <summary>An earlier port of the same number has this node port for another protocol.</summary>
    private static bool IsShared(List<ServicePort> ports, int index) =>
        ports.Take(index).Any(p => p.NodePort == ports[index].NodePort && p.Port == ports[index].Port && p.Protocol != ports[index].Protocol);

    private string? Refusal(int port, HashSet<int> mine, Func<int, bool> isFree) =>
        OutOfRange(port) ?? (mine.Contains(port) || !isFree(port) ? Taken : null);

    private int Pick(HashSet<int> mine, Func<int, bool> isFree)
    {
        var size = options.LastNodePort - options.FirstNodePort + 1;
        var band = size <= 16 ? 0 : Math.Min(Math.Max(16, size / 32), 128);
        var port = Search(options.FirstNodePort + band, options.LastNodePort, mine, isFree) ?? Search(options.FirstNodePort, options.FirstNodePort + band - 1, mine, isFree)
            ?? throw ApiException.Internal("failed to allocate a nodePort: range is full");
        mine.Add(port);
        return port;
    }

    private int? Search(int low, int high, HashSet<int> mine, Func<int, bool> isFree)
    {
        var count = high - low + 1;
        if (count <= 0) return null;
        var start = options.Random.Next(count);
        for (var i = 0; i < count; i++)
        {
            var port = low + ((start + i) % count);
            if (!mine.Contains(port) && isFree(port)) return port;
        }
        return null;
    }
}
