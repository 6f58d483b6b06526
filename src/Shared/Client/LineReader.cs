using System.Buffers;

namespace NetKube.Shared.Client;

/// <summary>Lines of a stream in one rented buffer that grows to the longest line. A line is valid until the next read.</summary>
internal sealed class LineReader(Stream stream) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int _start;
    private int _end;
    private int _searched;

    /// <summary>The next line without its newline; null when the stream has ended. A torn last line is dropped.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken stop)
    {
        while (true)
        {
            var found = _buffer.AsSpan(_searched, _end - _searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var line = _buffer.AsMemory(_start, _searched + found - _start);
                _start = _searched = _searched + found + 1;
                return line;
            }
            _searched = _end;
            MakeRoom();
            var count = await stream.ReadAsync(_buffer.AsMemory(_end), stop);
            if (count == 0) return null;
            _end += count;
        }
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _start = _end = _searched = 0;
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
    }

    private void MakeRoom()
    {
        if (_start == _end)
        {
            _start = _end = _searched = 0;
            return;
        }
        if (_end < _buffer.Length) return;
        var target = _start > _buffer.Length / 2 ? _buffer : ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(_start, _end - _start).CopyTo(target);
        if (!ReferenceEquals(target, _buffer)) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = target;
        _searched -= _start;
        _end -= _start;
        _start = 0;
    }
}
