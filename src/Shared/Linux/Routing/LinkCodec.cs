using System.Runtime.InteropServices;
using NetKube.Shared.Linux.Netlink;

namespace NetKube.Shared.Linux.Routing;

/// <summary>Links to and from rtnetlink's bytes: struct ifinfomsg, then IFLA attributes.</summary>
internal static class LinkCodec
{
    private const int FixedLength = 16;

    public static NetlinkMessage Dump() =>
        new NetlinkMessage(Numbers.GetLink, NetlinkFlags.Request | NetlinkFlags.Dump).Body(Fixed(0));

    public static NetlinkMessage Get(string name) =>
        new NetlinkMessage(Numbers.GetLink, NetlinkFlags.Request | NetlinkFlags.Ack).Body(Fixed(0)).Text(Numbers.IflaName, name);

    public static NetlinkMessage Delete(int index) =>
        new NetlinkMessage(Numbers.DeleteLink, NetlinkFlags.Request | NetlinkFlags.Ack).Body(Fixed(index));

    public static NetlinkMessage Create(LinkSpec spec)
    {
        var message = new NetlinkMessage(
            Numbers.NewLink, NetlinkFlags.Request | NetlinkFlags.Ack | NetlinkFlags.Create | NetlinkFlags.Exclusive).Body(Fixed(0));
        Common(message, spec.Name, spec.Mtu, spec.Address);
        return message.Nested(Numbers.IflaLinkInfo, about =>
        {
            about.Text(Numbers.InfoKind, spec.Kind);
            switch (spec)
            {
                case VethSpec veth:
                    about.Nested(Numbers.InfoBody, body => body.Nested(Numbers.VethPeer, peer => Peer(peer, veth)));
                    break;
                case VxlanSpec vxlan:
                    about.Nested(Numbers.InfoBody, body => Vxlan(body, vxlan.Settings));
                    break;
            }
        });
    }

    public static NetlinkMessage Set(int index, LinkChange change)
    {
        var body = Fixed(index);
        if (change.Up is { } up)
        {
            MemoryMarshal.Write(body.AsSpan(8), up ? Numbers.InterfaceUp : 0);
            MemoryMarshal.Write(body.AsSpan(12), Numbers.InterfaceUp); // ifi_change: which flags are meant
        }

        var message = new NetlinkMessage(Numbers.SetLink, NetlinkFlags.Request | NetlinkFlags.Ack).Body(body);
        Common(message, change.Name, change.Mtu, change.Address);
        if (change.Master is { } master) message.U32(Numbers.IflaMaster, (uint)master);
        if (change.Alias is { } alias) message.Text(Numbers.IflaAlias, alias);
        if (change.Namespace is { } ns) message.U32(Numbers.IflaNamespaceFd, (uint)ns.Descriptor);
        return message;
    }

    public static NetlinkMessage SetHairpin(int index, bool on)
    {
        var body = Fixed(index);
        body[0] = Numbers.FamilyBridge;
        return new NetlinkMessage(Numbers.SetLink, NetlinkFlags.Request | NetlinkFlags.Ack).Body(body)
            .Nested(Numbers.IflaProtInfo, port => port.U8(Numbers.BridgePortHairpin, on ? (byte)1 : (byte)0));
    }

    public static Link? Parse(NetlinkReply reply)
    {
        if (reply.Type != Numbers.NewLink || reply.Payload.Length < FixedLength) return null;
        var link = new Link(
            MemoryMarshal.Read<int>(reply.Payload.AsSpan(4)), "", null,
            (MemoryMarshal.Read<uint>(reply.Payload.AsSpan(8)) & Numbers.InterfaceUp) != 0, 0, null, null, null, null, null, false);
        foreach (var attribute in reply.Attributes(FixedLength))
        {
            link = attribute.Type switch
            {
                Numbers.IflaName => link with { Name = attribute.Text },
                Numbers.IflaMtu => link with { Mtu = attribute.I32 },
                Numbers.IflaAddress => link with { Address = attribute.Mac },
                Numbers.IflaLink => link with { Peer = attribute.I32 },
                Numbers.IflaMaster => link with { Master = attribute.I32 },
                Numbers.IflaAlias => link with { Alias = attribute.Text },
                Numbers.IflaLinkInfo => WithKind(link, attribute),
                _ => link,
            };
        }

        return link.Name.Length > 0 ? link : null;
    }

    private static Link WithKind(Link link, NetlinkAttribute about)
    {
        string? slaveKind = null;
        foreach (var attribute in about.Nested)
        {
            if (attribute.Type == Numbers.InfoKind) link = link with { Kind = attribute.Text };
            if (attribute.Type == Numbers.InfoSlaveKind) slaveKind = attribute.Text;
            if (attribute.Type == Numbers.InfoBody && link.Kind == "vxlan") link = link with { Vxlan = ParseVxlan(attribute) };
            if (attribute.Type == Numbers.InfoSlaveBody && slaveKind == "bridge") link = link with { Hairpin = ParseHairpin(attribute) };
        }

        return link;
    }

    private static VxlanSettings ParseVxlan(NetlinkAttribute body)
    {
        var settings = new VxlanSettings(0, 0, null, null, true, 0);
        foreach (var attribute in body.Nested)
        {
            settings = attribute.Type switch
            {
                Numbers.VxlanId => settings with { Vni = attribute.I32 },
                Numbers.VxlanPort => settings with { Port = attribute.U16BigEndian },
                Numbers.VxlanLocal or Numbers.VxlanLocal6 => settings with { Local = attribute.Address },
                Numbers.VxlanLink => settings with { LowerDevice = attribute.I32 == 0 ? null : attribute.I32 },
                Numbers.VxlanLearning => settings with { Learning = attribute.U8 != 0 },
                Numbers.VxlanTtl => settings with { Ttl = attribute.U8 },
                _ => settings,
            };
        }

        return settings;
    }

    private static bool ParseHairpin(NetlinkAttribute body)
    {
        foreach (var attribute in body.Nested)
        {
            if (attribute.Type == Numbers.BridgePortHairpin) return attribute.U8 != 0;
        }

        return false;
    }

    private static void Common(NetlinkMessage message, string? name, int? mtu, MacAddress? address)
    {
        if (name is not null) message.Text(Numbers.IflaName, name);
        if (mtu is { } bytes) message.U32(Numbers.IflaMtu, (uint)bytes);
        if (address is { } mac) message.Mac(Numbers.IflaAddress, mac);
    }

    private static void Peer(NetlinkMessage message, VethSpec veth)
    {
        message.Body(Fixed(0));
        Common(message, veth.PeerName, veth.Mtu, veth.PeerAddress);
        if (veth.PeerNamespace is { } ns) message.U32(Numbers.IflaNamespaceFd, (uint)ns.Descriptor);
    }

    private static void Vxlan(NetlinkMessage message, VxlanSettings settings)
    {
        message.U32(Numbers.VxlanId, (uint)settings.Vni);
        message.U16BigEndian(Numbers.VxlanPort, (ushort)settings.Port);
        message.U8(Numbers.VxlanLearning, settings.Learning ? (byte)1 : (byte)0);
        message.U8(Numbers.VxlanTtl, (byte)settings.Ttl);
        if (settings.LowerDevice is { } lower) message.U32(Numbers.VxlanLink, (uint)lower);
        if (settings.Local is { } local)
        {
            message.Address(Numbers.FamilyOf(local) == Numbers.FamilyV4 ? Numbers.VxlanLocal : Numbers.VxlanLocal6, local);
        }
    }

    private static byte[] Fixed(int index)
    {
        var body = new byte[FixedLength];
        MemoryMarshal.Write(body.AsSpan(4), index);
        return body;
    }
}
