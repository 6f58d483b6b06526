using System.Net;
using System.Security.Cryptography;
using System.Text;
using NetKube.Shared.Linux;

namespace NetKube.Overlay.PodNetwork;

/// <summary>What a pod's link must look like, at both ends. Pure.</summary>
/// <param name="HostName">The host end's name.</param>
/// <param name="Alias">Says on the host end whose it is.</param>
internal sealed record PodLinkPlan(
    string HostName, string Alias, string Bridge, int Mtu, MacAddress PodMac, IPAddress PodAddress, int PrefixLength, IPAddress Gateway)
{
    /// <summary>What every pod's interface is called.</summary>
    public const string PodInterface = "eth0";

    private const string AliasPrefix = "netkube pod ";
    private const string AliasSandbox = " sandbox ";

    public static PodLinkPlan For(PodAttachment attachment, AddressPool pool, string bridge, int mtu) => new(
        HostNameOf(attachment.SandboxId),
        $"{AliasPrefix}{attachment.Owner}{AliasSandbox}{attachment.SandboxId}",
        bridge, mtu, MacOf(attachment.Address), attachment.Address, pool.Subnet.PrefixLength, pool.Gateway);

    /// <summary>Interface names have at most 15 characters: a hash of the sandbox's id, which is longer.</summary>
    public static string HostNameOf(string sandboxId) =>
        "veth" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sandboxId)))[..8];

    /// <summary>0a:58 and the address, as CNI's bridge does it: an address that comes back never meets a stale ARP entry.</summary>
    public static MacAddress MacOf(IPAddress address) => new([0x0a, 0x58, .. address.GetAddressBytes()]);

    /// <summary>The sandbox that a host end's alias names; null when the link is not ours.</summary>
    public static string? SandboxOf(string? alias)
    {
        if (alias is null || !alias.StartsWith(AliasPrefix, StringComparison.Ordinal)) return null;
        var at = alias.LastIndexOf(AliasSandbox, StringComparison.Ordinal);
        return at < 0 ? null : alias[(at + AliasSandbox.Length)..];
    }
}
