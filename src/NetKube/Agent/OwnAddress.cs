using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace NetKube.Agent;

/// <summary>A machine's own address, when there is no doubt about it.</summary>
internal static class OwnAddress
{
    public static IPAddress Only()
    {
        var all = NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork)
            .ToList();
        return all is [var only]
            ? only
            : throw new AgentException($"--node-ip: say which address other nodes shall use; this machine has {(all.Count == 0 ? "none" : string.Join(", ", all))}");
    }
}
