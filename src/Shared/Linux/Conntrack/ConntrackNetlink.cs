using System.Net.Sockets;
using NetKube.Shared.Linux.Netlink;

namespace NetKube.Shared.Linux.Conntrack;

/// <summary>The tracked connections of one network namespace, by ctnetlink.</summary>
public sealed class ConntrackNetlink : IDisposable
{
    private readonly NetlinkSocket _socket;

    private ConntrackNetlink(NetlinkSocket socket) => _socket = socket;

    /// <summary>For the calling thread's network namespace.</summary>
    public static ConntrackNetlink Open() => new(NetlinkSocket.Open(NetlinkFamily.Netfilter));

    /// <summary>For that namespace, usable from any thread.</summary>
    public static ConntrackNetlink Open(NetworkNamespace ns) => new(NetlinkSocket.Open(ns, NetlinkFamily.Netfilter));

    public IReadOnlyList<ConntrackEntry> List(AddressFamily family = AddressFamily.InterNetwork)
    {
        List<ConntrackEntry> entries = [];
        foreach (var reply in _socket.Ask(ConntrackCodec.Dump(family), "listing tracked connections"))
        {
            if (ConntrackCodec.Parse(reply) is { } entry) entries.Add(entry);
        }

        return entries;
    }

    /// <returns>False when it was gone already.</returns>
    public bool Delete(ConntrackEntry entry) => _socket.TryExecute(
        ConntrackCodec.Delete(entry), $"deleting tracked connection {entry.Original}", Errno.ENOENT);

    /// <summary>Deletes the entries that match any of the filters; one dump for all of them.</summary>
    /// <returns>How many were deleted.</returns>
    public int Delete(AddressFamily family, params IReadOnlyCollection<ConntrackFilter> filters) =>
        filters.Count == 0 ? 0 : List(family).Count(entry => filters.Any(f => f.Matches(entry)) && Delete(entry));

    public void Dispose() => _socket.Dispose();
}
