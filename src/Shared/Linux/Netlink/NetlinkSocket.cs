using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using NetKube.Shared.Linux.Native;

namespace NetKube.Shared.Linux.Netlink;

/// <summary>
/// Asks the kernel over one netlink socket. The kernel answers a request within the send call itself, so a call blocks for
/// microseconds; calls of several threads take turns.
/// </summary>
public sealed class NetlinkSocket : IDisposable
{
    private const ushort Error = 2;
    private const ushort Done = 3;
    private const int DumpAttempts = 8;

    private readonly SafeFileHandle _socket;
    private readonly Lock _turn = new(); // guards the socket from a request to its last answer, and _sequence
    private uint _sequence;

    private NetlinkSocket(SafeFileHandle socket) => _socket = socket;

    /// <summary>Opens one in the calling thread's network namespace.</summary>
    /// <param name="family">One of <see cref="NetlinkFamily"/>.</param>
    public static NetlinkSocket Open(int family)
    {
        var socket = Libc.socket(Libc.AF_NETLINK, Libc.SOCK_RAW | Libc.SOCK_CLOEXEC, family);
        if (socket.IsInvalid)
        {
            var refused = LinuxException.FromLastCall($"opening a netlink socket of family {family}");
            socket.Dispose();
            throw refused;
        }

        // The kernel's own words with an error. A kernel without them answers as well.
        _ = Libc.setsockopt(socket, Libc.SOL_NETLINK, Libc.NETLINK_EXT_ACK, BitConverter.GetBytes(1), 4);
        return new NetlinkSocket(socket);
    }

    /// <summary>Opens one inside the namespace.</summary>
    public static NetlinkSocket Open(NetworkNamespace ns, int family) => ns.Inside(() => Open(family));

    /// <summary>Makes a change, and waits for the kernel's word that it is made.</summary>
    /// <param name="action">What is being done, for the error's message.</param>
    public void Execute(NetlinkMessage message, string action) => Ask(message, action);

    /// <summary>As <see cref="Execute"/>, but these errors are answers.</summary>
    /// <returns>False when the kernel refused with one of the errors.</returns>
    public bool TryExecute(NetlinkMessage message, string action, params ReadOnlySpan<int> expected)
    {
        try
        {
            Ask(message, action);
            return true;
        }
        catch (LinuxException refused) when (Contains(expected, refused.Errno))
        {
            return false;
        }

        static bool Contains(ReadOnlySpan<int> errors, int errno) => errors.Contains(errno);
    }

    /// <summary>Sends a request, and collects what comes before the acknowledgement (or, for a dump, its end).</summary>
    public IReadOnlyList<NetlinkReply> Ask(NetlinkMessage message, string action)
    {
        lock (_turn)
        {
            for (var attempt = 1; ; attempt++)
            {
                var sequence = ++_sequence;
                Send(message.ToBytes(sequence), action);
                var (replies, interrupted) = Collect(sequence, action);
                // What was dumped changed meanwhile: the parts do not belong to one moment.
                if (!interrupted || attempt == DumpAttempts) return replies;
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private void Send(ReadOnlySpan<byte> bytes, string action)
    {
        while (Libc.send(_socket, bytes, bytes.Length, 0) < 0)
        {
            if (Marshal.GetLastPInvokeError() != Errno.EINTR) throw LinuxException.FromLastCall(action);
        }
    }

    private (List<NetlinkReply> Replies, bool Interrupted) Collect(uint sequence, string action)
    {
        List<NetlinkReply> replies = [];
        var interrupted = false;
        while (true)
        {
            foreach (var (seen, flags, reply) in NetlinkReply.Split(Receive(action)))
            {
                if (seen != sequence) continue; // left by a request that failed half way
                interrupted |= (flags & NetlinkFlags.DumpInterrupted) != 0;
                if (reply.Type is not (Error or Done))
                {
                    replies.Add(reply);
                    continue;
                }

                var errno = reply.Payload.Length >= 4 ? -MemoryMarshal.Read<int>(reply.Payload) : 0;
                return errno > 0 ? throw new LinuxException(action, errno, WordsOf(reply, flags)) : (replies, interrupted);
            }
        }
    }

    private byte[] Receive(string action)
    {
        while (true)
        {
            var waiting = Libc.recv(_socket, [], 0, Libc.MSG_PEEK | Libc.MSG_TRUNC);
            if (waiting >= 0)
            {
                var bytes = new byte[waiting];
                if (Libc.recv(_socket, bytes, bytes.Length, 0) >= 0) return bytes;
            }

            if (Marshal.GetLastPInvokeError() != Errno.EINTR) throw LinuxException.FromLastCall(action);
        }
    }

    /// <summary>struct nlmsgerr: the error, the refused message (its header only when capped), then attributes; 1 is the text.</summary>
    private static string? WordsOf(NetlinkReply reply, ushort flags)
    {
        if (reply.Type != Error || (flags & NetlinkFlags.AckTlvs) == 0 || reply.Payload.Length < 8) return null;
        var refused = (flags & NetlinkFlags.CappedAck) != 0
            ? NetlinkMessage.HeaderLength
            : (int)Math.Min(int.MaxValue - 8, (MemoryMarshal.Read<uint>(reply.Payload.AsSpan(4)) + 3) & ~3u);
        foreach (var attribute in reply.Attributes(4 + refused))
        {
            if (attribute.Type == 1) return attribute.Text;
        }

        return null;
    }
}
