using NetKube.Testing.Connections;

namespace NetKube.Testing.Faults;

/// <summary>A watch whose events, one a line, come so many times each, and which breaks after so many.</summary>
internal sealed class EventStream(Stream inner, int copies, int breaksAfter) : ReadingStream(inner)
{
    private readonly MemoryStream _line = new();
    private readonly byte[] _buffer = new byte[4096];
    private readonly MemoryStream _out = new();
    private int _events;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var count = _out.Read(buffer.Span);
            if (count > 0) return count;
            if (_events >= breaksAfter) throw new IOException("the watch broke off (injected)");
            _out.SetLength(0);
            var read = await Inner.ReadAsync(_buffer, cancellationToken);
            if (read == 0) return 0;
            Take(_buffer.AsSpan(0, read));
            _out.Position = 0;
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && _events < breaksAfter)
        {
            var end = bytes.IndexOf((byte)'\n');
            _line.Write(end < 0 ? bytes : bytes[..(end + 1)]);
            if (end < 0) return;
            for (var i = 0; i < copies; i++) _out.Write(_line.GetBuffer().AsSpan(0, (int)_line.Length));
            _line.SetLength(0);
            _events++;
            bytes = bytes[(end + 1)..];
        }
    }
}
