using System.Text;

namespace NetKube.Logging;

/// <summary>A log file that is set aside when it has grown, with a few of the older ones kept: name, name.1, name.2, ….</summary>
internal sealed class RotatingFile : IDisposable
{
    private const int Kept = 3;
    private readonly string _path;
    private readonly long _atMost;
    private readonly Lock _gate = new(); // guards the stream and its length
    private FileStream _stream;

    public RotatingFile(string path, long atMost = 8 << 20)
    {
        (_path, _atMost) = (path, atMost);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _stream = Open();
    }

    public void WriteLine(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (_gate)
        {
            if (_stream.Length + bytes.Length > _atMost && _stream.Length > 0) Rotate();
            _stream.Write(bytes);
            _stream.Flush();
        }
    }

    public void Dispose()
    {
        lock (_gate) _stream.Dispose();
    }

    private void Rotate()
    {
        _stream.Dispose();
        for (var age = Kept; age > 0; age--)
        {
            var from = age == 1 ? _path : $"{_path}.{age - 1}";
            if (File.Exists(from)) File.Move(from, $"{_path}.{age}", overwrite: true);
        }

        _stream = Open();
    }

    private FileStream Open() => new(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
}
