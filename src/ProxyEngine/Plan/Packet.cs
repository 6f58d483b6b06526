using System.Net;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Plan;

/// The first packet of a connection, as it reaches the node (or leaves a process on it).
internal sealed record Packet(ServiceProtocol Protocol, IPAddress Source, IPEndPoint Destination)
{
    public static Packet Tcp(string source, string destination) =>
        new(ServiceProtocol.Tcp, IPAddress.Parse(source), IPEndPoint.Parse(destination));

    public static Packet Udp(string source, string destination) =>
        new(ServiceProtocol.Udp, IPAddress.Parse(source), IPEndPoint.Parse(destination));
}
