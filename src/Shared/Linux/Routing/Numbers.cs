namespace NetKube.Shared.Linux.Routing;

/// <summary>linux/rtnetlink.h, linux/if_link.h, linux/if_addr.h, linux/neighbour.h.</summary>
internal static class Numbers
{
    public const ushort NewLink = 16, DeleteLink = 17, GetLink = 18, SetLink = 19;
    public const ushort NewAddress = 20, DeleteAddress = 21, GetAddress = 22;
    public const ushort NewRoute = 24, DeleteRoute = 25, GetRoute = 26;
    public const ushort NewNeighbour = 28, DeleteNeighbour = 29, GetNeighbour = 30;

    public const byte FamilyAny = 0, FamilyV4 = 2, FamilyBridge = 7, FamilyV6 = 10;

    public const ushort IflaAddress = 1, IflaName = 3, IflaMtu = 4, IflaLink = 5, IflaMaster = 10, IflaProtInfo = 12,
        IflaLinkInfo = 18, IflaAlias = 20, IflaNamespaceFd = 28;
    public const ushort InfoKind = 1, InfoBody = 2, InfoSlaveKind = 4, InfoSlaveBody = 5;
    public const ushort VethPeer = 1;
    public const ushort VxlanId = 1, VxlanLink = 3, VxlanLocal = 4, VxlanTtl = 5, VxlanLearning = 7, VxlanPort = 15, VxlanLocal6 = 17;
    public const ushort BridgePortHairpin = 4;
    public const uint InterfaceUp = 1;

    public const ushort IfaAddress = 1, IfaLocal = 2, IfaBroadcast = 4, IfaFlags = 8;
    public const uint IfaNoDad = 2;

    public const ushort RtaDestination = 1, RtaOutInterface = 4, RtaGateway = 5, RtaPriority = 6, RtaPreferredSource = 7, RtaTable = 15;
    public const uint NextHopOnLink = 4;
    public const byte MainTable = 254, Unicast = 1;

    public const ushort NdaDestination = 1, NdaLinkAddress = 2;
    public const ushort NeighbourPermanent = 0x80, NeighbourNoArp = 0x40;
    public const byte NeighbourSelf = 2;

    public static byte FamilyOf(System.Net.IPAddress address) => address.AddressFamily switch
    {
        System.Net.Sockets.AddressFamily.InterNetwork => FamilyV4,
        System.Net.Sockets.AddressFamily.InterNetworkV6 => FamilyV6,
        var other => throw new ArgumentException($"{address} is of family {other}, which has no routes", nameof(address)),
    };
}
