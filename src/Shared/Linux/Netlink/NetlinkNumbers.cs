namespace NetKube.Shared.Linux.Netlink;

/// <summary>Flags of a message, linux/netlink.h.</summary>
public static class NetlinkFlags
{
    public const ushort Request = 1;
    public const ushort Ack = 4;
    public const ushort DumpInterrupted = 0x10;
    public const ushort AckTlvs = 0x200;
    public const ushort CappedAck = 0x100;
    public const ushort Dump = 0x300;
    public const ushort Replace = 0x100;
    public const ushort Exclusive = 0x200;
    public const ushort Create = 0x400;
    public const ushort Append = 0x800;
}

/// <summary>Netlink families, linux/netlink.h.</summary>
public static class NetlinkFamily
{
    public const int Route = 0;
    public const int Netfilter = 12;
    public const int Generic = 16;
}
