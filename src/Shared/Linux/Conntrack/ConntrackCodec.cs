using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using NetKube.Shared.Linux.Netlink;

namespace NetKube.Shared.Linux.Conntrack;

/// <summary>
/// Entries to and from ctnetlink's bytes (linux/netfilter/nfnetlink_conntrack.h): struct nfgenmsg (family, version, resource),
/// then CTA attributes. Numbers are in network order.
/// </summary>
internal static class ConntrackCodec
{
    private const int FixedLength = 4;
    private const ushort Subsystem = 1 << 8;
    private const ushort New = Subsystem, Get = Subsystem | 1, DeleteType = Subsystem | 2;
    private const ushort TupleOriginal = 1, TupleReply = 2, Timeout = 7, Mark = 8, Id = 12, Zone = 18;
    private const ushort TupleIp = 1, TupleProtocol = 2;
    private const ushort V4Source = 1, V4Destination = 2, V6Source = 3, V6Destination = 4;
    private const ushort ProtocolNumber = 1, SourcePort = 2, DestinationPort = 3;

    public static NetlinkMessage Dump(AddressFamily family) =>
        new NetlinkMessage(Get, NetlinkFlags.Request | NetlinkFlags.Dump).Body([FamilyByte(family), 0, 0, 0]);

    /// <summary>Deletes by the original tuple and the id, so that a newer entry of the same tuple is not hit.</summary>
    public static NetlinkMessage Delete(ConntrackEntry entry)
    {
        var message = new NetlinkMessage(DeleteType, NetlinkFlags.Request | NetlinkFlags.Ack)
            .Body([FamilyByte(entry.Original.Source.AddressFamily), 0, 0, 0])
            .Nested(TupleOriginal, tuple => Write(tuple, entry.Original))
            .U32BigEndian(Id, entry.Id);
        return entry.Zone == 0 ? message : message.U16BigEndian(Zone, entry.Zone);
    }

    public static ConntrackEntry? Parse(NetlinkReply reply)
    {
        if (reply.Type != New || reply.Payload.Length < FixedLength) return null;
        ConntrackTuple? original = null, answer = null;
        uint id = 0, mark = 0, seconds = 0;
        ushort zone = 0;
        foreach (var attribute in reply.Attributes(FixedLength))
        {
            switch (attribute.Type)
            {
                case TupleOriginal: original = ParseTuple(attribute); break;
                case TupleReply: answer = ParseTuple(attribute); break;
                case Id: id = attribute.U32BigEndian; break;
                case Mark: mark = attribute.U32BigEndian; break;
                case Timeout: seconds = attribute.U32BigEndian; break;
                case Zone: zone = attribute.U16BigEndian; break;
            }
        }

        return original is null || answer is null ? null
            : new ConntrackEntry(original, answer, id, mark, zone, TimeSpan.FromSeconds(seconds));
    }

    private static ConntrackTuple? ParseTuple(NetlinkAttribute tuple)
    {
        IPAddress? source = null, destination = null;
        byte protocol = 0;
        int sourcePort = 0, destinationPort = 0;
        foreach (var part in tuple.Nested)
        {
            foreach (var attribute in part.Nested)
            {
                switch (part.Type, attribute.Type)
                {
                    case (TupleIp, V4Source or V6Source): source = attribute.Address; break;
                    case (TupleIp, V4Destination or V6Destination): destination = attribute.Address; break;
                    case (TupleProtocol, ProtocolNumber): protocol = attribute.U8; break;
                    case (TupleProtocol, SourcePort): sourcePort = attribute.U16BigEndian; break;
                    case (TupleProtocol, DestinationPort): destinationPort = attribute.U16BigEndian; break;
                }
            }
        }

        return source is null || destination is null ? null
            : new ConntrackTuple(protocol, source, sourcePort, destination, destinationPort);
    }

    private static void Write(NetlinkMessage message, ConntrackTuple tuple)
    {
        var six = tuple.Source.AddressFamily == AddressFamily.InterNetworkV6;
        message.Nested(TupleIp, ip => ip
            .Address(six ? V6Source : V4Source, tuple.Source)
            .Address(six ? V6Destination : V4Destination, tuple.Destination));
        message.Nested(TupleProtocol, protocol => protocol
            .U8(ProtocolNumber, tuple.Protocol)
            .U16BigEndian(SourcePort, (ushort)tuple.SourcePort)
            .U16BigEndian(DestinationPort, (ushort)tuple.DestinationPort));
    }

    private static byte FamilyByte(AddressFamily family) => family switch
    {
        AddressFamily.InterNetwork => 2,
        AddressFamily.InterNetworkV6 => 10,
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "only IPv4 and IPv6 connections are tracked"),
    };
}
