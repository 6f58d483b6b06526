using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace NetKube.Overlay.PodNetwork;

/// <summary>
/// The node's addresses, and which sandbox has which. A value: each change is a new pool. Addresses are handed out in turn, so that one
/// just freed is not at once another pod's. Example for 10.244.1.0/29: .0 is the subnet's own (the tunnel's), .1 the bridge's, .7 the
/// broadcast; pods get .2, .3, .4, .5, .6, then again .2.
/// </summary>
internal sealed record AddressPool
{
    private const int FirstPod = 2;

    private AddressPool(IPNetwork subnet, ImmutableSortedDictionary<string, PodAttachment> attachments, uint last)
    {
        Subnet = subnet;
        Attachments = attachments;
        Last = last;
    }

    public IPNetwork Subnet { get; }

    /// <summary>By sandbox id.</summary>
    public ImmutableSortedDictionary<string, PodAttachment> Attachments { get; private init; }

    /// <summary>The offset in the subnet that was handed out last; 0 when none was.</summary>
    public uint Last { get; private init; }

    /// <summary>The bridge's address, every pod's default gateway.</summary>
    public IPAddress Gateway => At(1);

    private uint Size => Subnet.PrefixLength == 0 ? uint.MaxValue : 1u << (32 - Subnet.PrefixLength);

    public static AddressPool Empty(IPNetwork subnet)
    {
        if (subnet.BaseAddress.AddressFamily != AddressFamily.InterNetwork) throw new ArgumentException($"pod subnet {subnet} is not IPv4", nameof(subnet));
        if (subnet.PrefixLength > 29) throw new ArgumentException($"pod subnet {subnet} is too small; /29 is the least", nameof(subnet));
        return new AddressPool(subnet, ImmutableSortedDictionary.Create<string, PodAttachment>(StringComparer.Ordinal), 0);
    }

    /// <summary>From what was kept: attachments of another subnet, or of an address that is taken, are left out.</summary>
    public static AddressPool Restored(IPNetwork subnet, IEnumerable<PodAttachment> kept, uint last)
    {
        var pool = Empty(subnet);
        foreach (var attachment in kept)
        {
            if (!pool.Attachments.ContainsKey(attachment.SandboxId) && pool.IsFree(attachment.Address)) pool = pool.With(attachment);
        }

        return pool with { Last = last < pool.Size ? last : 0 };
    }

    /// <summary>The next free address, or null when there is none.</summary>
    public (AddressPool Pool, IPAddress Address)? Next()
    {
        var taken = Attachments.Values.Select(a => Offset(a.Address)).ToHashSet();
        var (first, count) = (FirstPod, Size - FirstPod - 1);
        if (taken.Count >= count) return null;
        var offset = Last;
        do
        {
            offset = offset < first || offset + 1 >= first + count ? (uint)first : offset + 1;
        }
        while (taken.Contains(offset));
        return (this with { Last = offset }, At(offset));
    }

    public AddressPool With(PodAttachment attachment) =>
        this with { Attachments = Attachments.SetItem(attachment.SandboxId, attachment) };

    public AddressPool Without(string sandboxId) => this with { Attachments = Attachments.Remove(sandboxId) };

    private bool IsFree(IPAddress address) =>
        Subnet.Contains(address) && Offset(address) is var offset && offset >= FirstPod && offset < Size - 1
        && Attachments.Values.All(a => !a.Address.Equals(address));

    private IPAddress At(uint offset)
    {
        var value = Number(Subnet.BaseAddress) + offset;
        return new IPAddress([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
    }

    private uint Offset(IPAddress address) => Number(address) - Number(Subnet.BaseAddress);

    private static uint Number(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
    }
}
