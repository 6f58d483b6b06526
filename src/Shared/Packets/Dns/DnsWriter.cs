using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace NetKube.Shared.Packets.Dns;

/// <summary>
/// Writes a message front to back into a caller's buffer, names compressed against those already written. What does not
/// fit sets <see cref="Overflowed"/> and writes nothing more; <see cref="Restore"/> goes back to an earlier mark.
/// </summary>
public ref struct DnsWriter(Span<byte> buffer)
{
    private const int MaxPointer = 0x3FFF;

    private readonly Span<byte> _buffer = buffer;
    private Suffixes _suffixes;
    private int _suffixCount;

    /// <summary>Bytes written so far.</summary>
    public int Position { get; private set; }

    /// <summary>Something did not fit.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Leaves room for the header, which is written last, when the counts are known.</summary>
    public void SkipHeader() => _ = Take(DnsHeader.Size);

    public readonly void WriteHeader(in DnsHeader header) => header.Write(_buffer);

    public void WriteQuestion(DnsQuestion question)
    {
        WriteName(question.Name.Wire, compress: true);
        WriteUInt16((ushort)question.Type);
        WriteUInt16((ushort)question.Class);
    }

    public void WriteRecord(DnsRecord record)
    {
        WriteName(record.Name.Wire, compress: true);
        WriteUInt16((ushort)record.Type);
        WriteUInt16((ushort)record.Class);
        WriteUInt32(record.Ttl);
        var lengthAt = Position;
        WriteUInt16(0);
        WriteRdata(record.Rdata);
        if (!Overflowed) BinaryPrimitives.WriteUInt16BigEndian(_buffer[lengthAt..], (ushort)(Position - lengthAt - 2));
    }

    public void WriteEdns(DnsEdns edns)
    {
        WriteByte(0);
        WriteUInt16((ushort)DnsType.Opt);
        WriteUInt16(edns.UdpSize);
        WriteUInt32(((uint)edns.ExtendedCode << 24) | ((uint)edns.Version << 16) | (edns.DnssecOk ? 0x8000u : 0));
        WriteUInt16((ushort)edns.Options.Length);
        WriteBytes(edns.Options.Span);
    }

    /// <summary>Forgets what was written after the mark, and that it did not fit.</summary>
    public void Restore(int mark)
    {
        Position = mark;
        Overflowed = false;
        while (_suffixCount > 0 && _suffixes[_suffixCount - 1] >= mark) _suffixCount--;
    }

    public void WriteName(scoped ReadOnlySpan<byte> wire, bool compress)
    {
        var at = 0;
        while (at < wire.Length && wire[at] != 0)
        {
            if (compress && TryFind(wire[at..], out var pointer))
            {
                WriteUInt16((ushort)(0xC000 | pointer));
                return;
            }

            Remember(Position);
            WriteBytes(wire.Slice(at, 1 + wire[at]));
            at += 1 + wire[at];
        }

        WriteByte(0);
    }

    public void WriteByte(byte value)
    {
        var at = Take(1);
        if (at >= 0) _buffer[at] = value;
    }

    public void WriteUInt16(ushort value)
    {
        var at = Take(2);
        if (at >= 0) BinaryPrimitives.WriteUInt16BigEndian(_buffer[at..], value);
    }

    public void WriteUInt32(uint value)
    {
        var at = Take(4);
        if (at >= 0) BinaryPrimitives.WriteUInt32BigEndian(_buffer[at..], value);
    }

    public void WriteBytes(scoped ReadOnlySpan<byte> bytes)
    {
        var at = Take(bytes.Length);
        if (at >= 0) bytes.CopyTo(_buffer[at..]);
    }

    private void WriteRdata(DnsRdata rdata)
    {
        switch (rdata)
        {
            case AddressRdata { Address: var address }:
                Span<byte> bytes = stackalloc byte[16];
                _ = address.TryWriteBytes(bytes, out _);
                WriteBytes(address.AddressFamily == AddressFamily.InterNetwork ? bytes[..4] : bytes);
                break;
            case NameRdata { Name: var name }:
                WriteName(name.Wire, compress: true);
                break;
            case SrvRdata srv:
                WriteUInt16(srv.Priority);
                WriteUInt16(srv.Weight);
                WriteUInt16(srv.Port);
                WriteName(srv.Target.Wire, compress: false);
                break;
            case SoaRdata soa:
                WriteSoa(soa);
                break;
            case TxtRdata txt:
                foreach (var text in txt.Strings)
                {
                    WriteByte((byte)Math.Min(text.Length, 255));
                    WriteBytes(text.AsSpan(0, Math.Min(text.Length, 255)));
                }

                break;
            case OpaqueRdata { Bytes: var opaque }:
                WriteBytes(opaque);
                break;
        }
    }

    private void WriteSoa(SoaRdata soa)
    {
        WriteName(soa.PrimaryServer.Wire, compress: true);
        WriteName(soa.Mailbox.Wire, compress: true);
        WriteUInt32(soa.Serial);
        WriteUInt32(soa.Refresh);
        WriteUInt32(soa.Retry);
        WriteUInt32(soa.Expire);
        WriteUInt32(soa.Minimum);
    }

    private int Take(int count)
    {
        if (Overflowed || Position + count > _buffer.Length)
        {
            Overflowed = true;
            return -1;
        }

        var at = Position;
        Position += count;
        return at;
    }

    private void Remember(int position)
    {
        if (Overflowed || _suffixCount >= Suffixes.Size || position > MaxPointer) return;
        _suffixes[_suffixCount++] = (ushort)position;
    }

    private readonly bool TryFind(scoped ReadOnlySpan<byte> suffix, out int pointer)
    {
        Span<byte> written = stackalloc byte[DnsWireName.MaxLength];
        for (var i = 0; i < _suffixCount; i++)
        {
            pointer = _suffixes[i];
            if (DnsWireName.TryExpand(_buffer[..Position], pointer, written, out var length, out _)
                && written[..length].SequenceEqual(suffix))
            {
                return true;
            }
        }

        pointer = 0;
        return false;
    }

    // Enough for the names of a usual message; a name beyond it is written in full, which is never wrong.
    [InlineArray(Size)]
    private struct Suffixes
    {
        public const int Size = 64;
        private ushort _first;
    }
}
