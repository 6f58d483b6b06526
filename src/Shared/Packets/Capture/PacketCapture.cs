using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Native;

namespace NetKube.Shared.Packets.Capture;

/// <param name="Interface">Null for all of the namespace.</param>
/// <param name="KeptBytes">How much of each frame is kept.</param>
/// <param name="KernelBufferBytes">How much may wait unread in the kernel; what comes beyond is dropped and counted.</param>
/// <param name="Promiscuous">Sees also what is addressed to other stations.</param>
public sealed record CaptureSettings(
    string? Interface = null, int KeptBytes = 65536, int KernelBufferBytes = 4 * 1024 * 1024, bool Promiscuous = true);

/// <summary>
/// Frames of a network namespace, by an AF_PACKET socket (packet(7)). The kernel collects from <see cref="Open"/> on, in a buffer
/// of bounded size; reading never slows the traffic down.
/// </summary>
public sealed class PacketCapture : IDisposable
{
    private const int EveryProtocol = 0x0003; // ETH_P_ALL
    private const int LinkAddressLength = 20; // struct sockaddr_ll

    private readonly Socket _socket;
    private readonly CaptureBatch _batch;
    private long _dropped;

    private PacketCapture(Socket socket, int keptBytes)
    {
        _socket = socket;
        _batch = new CaptureBatch(keptBytes);
    }

    /// <summary>How many frames the kernel dropped because they were not read in time.</summary>
    public long Dropped
    {
        get
        {
            // struct tpacket_stats; the kernel's counters start again at each call.
            Span<byte> counters = stackalloc byte[8];
            _socket.GetRawSocketOption(Libc.SOL_PACKET, Libc.PACKET_STATISTICS, counters);
            return Interlocked.Add(ref _dropped, MemoryMarshal.Read<uint>(counters[4..]));
        }
    }

    /// <summary>Starts collecting inside the namespace.</summary>
    public static PacketCapture Open(NetworkNamespace ns, CaptureSettings settings) => ns.Inside(() => Open(settings));

    /// <summary>Starts collecting in the calling thread's namespace.</summary>
    public static PacketCapture Open(CaptureSettings settings)
    {
        var index = settings.Interface is { } name ? IndexOf(name) : 0;
        // Protocol 0 at first: nothing is received before the socket is bound to its interface.
        var handle = Libc.socket(Libc.AF_PACKET, Libc.SOCK_RAW | Libc.SOCK_CLOEXEC | Libc.SOCK_NONBLOCK, 0);
        try
        {
            if (handle.IsInvalid) throw LinuxException.FromLastCall("opening a packet socket");
            Configure(handle, settings, index);
            Span<byte> address = stackalloc byte[LinkAddressLength];
            address.Clear();
            MemoryMarshal.Write(address, (ushort)Libc.AF_PACKET);
            BinaryPrimitives.WriteUInt16BigEndian(address[2..], EveryProtocol);
            MemoryMarshal.Write(address[4..], index);
            if (Libc.bind(handle, address, address.Length) != 0)
            {
                throw LinuxException.FromLastCall($"capturing on {settings.Interface ?? "all interfaces"}");
            }

            var socket = new Socket(new SafeSocketHandle(handle.DangerousGetHandle(), ownsHandle: true));
            handle.SetHandleAsInvalid(); // the socket owns the descriptor now
            return new PacketCapture(socket, settings.KeptBytes);
        }
        finally
        {
            handle.Dispose();
        }
    }

    /// <summary>Frames as they come, until stopped. One reader at a time.</summary>
    public async IAsyncEnumerable<CapturedFrame> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        while (true)
        {
            // Receiving nothing waits for a frame and leaves it there: the batch takes it, with its time, by recvmmsg.
            await _socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, stop);
            foreach (var frame in _batch.Take(_socket.SafeHandle)) yield return frame;
        }
    }

    /// <summary>What has been collected up to now.</summary>
    public IReadOnlyList<CapturedFrame> TakeWaiting()
    {
        List<CapturedFrame> all = [];
        while (_batch.Take(_socket.SafeHandle) is { Count: > 0 } some) all.AddRange(some);
        return all;
    }

    public void Dispose()
    {
        _socket.Dispose();
        _batch.Dispose();
    }

    private static int IndexOf(string name)
    {
        var index = (int)Libc.if_nametoindex(name);
        return index != 0 ? index : throw LinuxException.FromLastCall($"capturing on {name}");
    }

    private static void Configure(SafeHandle handle, CaptureSettings settings, int index)
    {
        Option(Libc.SOL_SOCKET, Libc.SO_TIMESTAMPNS, 1);
        Option(Libc.SOL_SOCKET, Libc.SO_RCVBUFFORCE, settings.KernelBufferBytes);
        if (!settings.Promiscuous || index == 0) return;
        // struct packet_mreq: index, type (1 is promiscuous), address length, address. The kernel undoes it when the socket closes.
        var membership = new byte[16];
        MemoryMarshal.Write(membership, index);
        MemoryMarshal.Write(membership.AsSpan(4), (ushort)1);
        if (Libc.setsockopt(handle, Libc.SOL_PACKET, Libc.PACKET_ADD_MEMBERSHIP, membership, membership.Length) != 0)
        {
            throw LinuxException.FromLastCall($"making {settings.Interface} promiscuous");
        }

        void Option(int level, int name, int value)
        {
            if (Libc.setsockopt(handle, level, name, BitConverter.GetBytes(value), 4) != 0)
            {
                throw LinuxException.FromLastCall($"setting option {name} of a packet socket");
            }
        }
    }
}
