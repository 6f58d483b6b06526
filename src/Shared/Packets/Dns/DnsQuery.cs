namespace NetKube.Shared.Packets.Dns;

/// <summary>Makes queries: what a stub resolver sends.</summary>
public static class DnsQuery
{
    /// <summary>Enough for the longest query that <see cref="Write"/> makes.</summary>
    public const int MaxSize = DnsHeader.Size + DnsWireName.MaxLength + 4 + DnsEdns.BareSize;

    /// <summary>Writes a query for one name, recursion desired, and returns its length. Allocates nothing.</summary>
    /// <param name="into">At least <see cref="MaxSize"/> bytes, or as many as the name needs.</param>
    /// <param name="id">Unguessable, where the answer comes over UDP.</param>
    /// <param name="name">In wire form, not compressed.</param>
    /// <param name="type">What is asked for.</param>
    /// <param name="udpSize">0: no EDNS.</param>
    public static int Write(Span<byte> into, ushort id, ReadOnlySpan<byte> name, DnsType type, ushort udpSize = DnsEdns.DefaultUdpSize)
    {
        var writer = new DnsWriter(into);
        writer.SkipHeader();
        writer.WriteName(name, compress: false);
        writer.WriteUInt16((ushort)type);
        writer.WriteUInt16((ushort)DnsClass.Internet);
        if (udpSize > 0)
        {
            writer.WriteByte(0);
            writer.WriteUInt16((ushort)DnsType.Opt);
            writer.WriteUInt16(udpSize);
            writer.WriteUInt32(0);
            writer.WriteUInt16(0);
        }

        if (writer.Overflowed) throw new ArgumentException("The buffer is too small for the query.", nameof(into));
        writer.WriteHeader(new DnsHeader(id, DnsFlags.RecursionDesired, DnsOpcode.Query, 0, 1, 0, 0, (ushort)(udpSize > 0 ? 1 : 0)));
        return writer.Position;
    }

    /// <summary>The same as a new array.</summary>
    public static byte[] ToBytes(ushort id, DnsName name, DnsType type, ushort udpSize = DnsEdns.DefaultUdpSize)
    {
        Span<byte> buffer = stackalloc byte[MaxSize];
        return buffer[..Write(buffer, id, name.Wire, type, udpSize)].ToArray();
    }
}
