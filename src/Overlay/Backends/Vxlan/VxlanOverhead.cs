using System.Net.Sockets;

namespace NetKube.Overlay.Backends.Vxlan;

/// <summary>What encapsulation takes from the uplink's MTU.</summary>
internal static class VxlanOverhead
{
    /// <summary>Inner Ethernet 14, VXLAN 8, UDP 8, and the outer IP header.</summary>
    public static int Bytes(AddressFamily outer) => 30 + (outer == AddressFamily.InterNetwork ? 20 : 40);
}
