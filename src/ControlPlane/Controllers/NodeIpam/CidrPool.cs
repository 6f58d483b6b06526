using System.Net;
using System.Net.Sockets;
using System.Numerics;

namespace NetKube.ControlPlane.Controllers.NodeIpam;

/// <summary>
/// Equal subnets of one network, each given out once. Example, 10.244.0.0/16 cut by 24: 10.244.0.0/24, 10.244.1.0/24, …,
/// 10.244.255.0/24; subnets that came back are used again only when the search has gone once around.
/// </summary>
internal sealed class CidrPool
{
    private readonly HashSet<long> _used = [];
    private readonly IPNetwork _network;
    private readonly int _subnetLength;
    private readonly BigInteger _first;
    private readonly long _count;
    private long _next;

    public CidrPool(IPNetwork network, int subnetLength)
    {
        var bits = network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        if (subnetLength < network.PrefixLength || subnetLength > bits)
        {
            throw new ArgumentOutOfRangeException(nameof(subnetLength), $"--node-cidr-mask-size: /{subnetLength} does not lie within the cluster network {network}.");
        }
        if (subnetLength - network.PrefixLength > 16)
        {
            throw new ArgumentOutOfRangeException(nameof(subnetLength), $"--node-cidr-mask-size: {network} cut by /{subnetLength} gives more than 65536 node networks.");
        }
        _network = network;
        _subnetLength = subnetLength;
        _first = new BigInteger(network.BaseAddress.GetAddressBytes(), isUnsigned: true, isBigEndian: true);
        _count = 1L << (subnetLength - network.PrefixLength);
    }

    /// <summary>The next free subnet; null when all are taken.</summary>
    public IPNetwork? Take()
    {
        for (var tried = 0L; tried < _count; tried++)
        {
            var index = _next;
            _next = (_next + 1) % _count;
            if (_used.Add(index)) return At(index);
        }
        return null;
    }

    /// <summary>Marks what a node already has; a network that is not of this pool is none of its business.</summary>
    public void Occupy(IPNetwork subnet)
    {
        if (IndexOf(subnet) is { } index) _used.Add(index);
    }

    public void Release(IPNetwork subnet)
    {
        if (IndexOf(subnet) is { } index) _used.Remove(index);
    }

    public bool Contains(IPNetwork subnet) => IndexOf(subnet) is not null;

    private long? IndexOf(IPNetwork subnet)
    {
        if (subnet.BaseAddress.AddressFamily != _network.BaseAddress.AddressFamily || !_network.Contains(subnet.BaseAddress)) return null;
        var offset = new BigInteger(subnet.BaseAddress.GetAddressBytes(), isUnsigned: true, isBigEndian: true) - _first;
        return (long)(offset >> (Bits - _subnetLength));
    }

    private int Bits => _network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;

    private IPNetwork At(long index)
    {
        var bytes = (_first + (new BigInteger(index) << (Bits - _subnetLength))).ToByteArray(isUnsigned: true, isBigEndian: true);
        var address = new byte[Bits / 8];
        bytes.CopyTo(address, address.Length - bytes.Length);
        return new IPNetwork(new IPAddress(address), _subnetLength);
    }
}
