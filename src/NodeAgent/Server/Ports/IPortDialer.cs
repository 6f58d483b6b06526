using System.Net.Sockets;
using NetKube.NodeAgent.Runtime;

namespace NetKube.NodeAgent.Server.Ports;

/// <summary>Connects to a port of a pod, as seen from inside the pod.</summary>
internal interface IPortDialer
{
    /// <exception cref="IOException">Nobody answers; the message is for the client.</exception>
    Task<NetworkStream> ConnectAsync(RuntimeContainer sandbox, int port, CancellationToken stop);
}

/// <summary>Connects to a port of the pod that a request is about.</summary>
internal delegate Task<NetworkStream> PortDial(int port, CancellationToken stop);
