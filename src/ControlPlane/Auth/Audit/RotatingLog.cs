using System.Globalization;

namespace NetKube.ControlPlane.Auth.Audit;

/// <summary>
/// A file of lines that is put aside when it is full, under the time of that moment (audit-2026-01-31T09-00-00.000.log),
/// and of which old ones are removed.
/// </summary>
internal sealed class RotatingLog(AuditLogSettings settings, TimeProvider clock) : IAsyncDisposable
{
    private const string TimeFormat = "yyyy-MM-ddTHH-mm-ss.fff";

    private readonly long _most = Math.Max(settings.MaxMegabytes, 1) * 1024L * 1024L;
    private Stream? _file;
    private long _length;

    private bool IsConsole => settings.Path == "-";

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> line)
    {
        _file ??= Open();
        if (!IsConsole && _length > 0 && _length + line.Length + 1 > _most) await RotateAsync();
        await _file!.WriteAsync(line, CancellationToken.None);
        _file.WriteByte((byte)'\n');
        _length += line.Length + 1;
    }

    public async ValueTask FlushAsync()
    {
        if (_file is not null) await _file.FlushAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_file is not null) await _file.DisposeAsync();
    }

    private Stream Open()
    {
        if (IsConsole) return Console.OpenStandardOutput();
        var file = new FileStream(settings.Path, new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 64 * 1024,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        _length = file.Length;
        return file;
    }

    private async ValueTask RotateAsync()
    {
        await _file!.DisposeAsync();
        File.Move(settings.Path, BackupPath(clock.GetUtcNow()), overwrite: true);
        RemoveOld();
        _file = Open();
    }

    private void RemoveOld()
    {
        // The names sort by time.
        var backups = Directory.GetFiles(Folder, $"{Stem}-*{Extension}").OrderDescending(StringComparer.Ordinal).ToList();
        var oldest = settings.MaxDays > 0 ? BackupPath(clock.GetUtcNow().AddDays(-settings.MaxDays)) : "";
        for (var i = 0; i < backups.Count; i++)
        {
            var tooMany = settings.MaxBackups > 0 && i >= settings.MaxBackups;
            if (tooMany || string.CompareOrdinal(backups[i], oldest) < 0) File.Delete(backups[i]);
        }
    }

    private string Folder => Path.GetDirectoryName(Path.GetFullPath(settings.Path))!;

    private string Stem => Path.GetFileNameWithoutExtension(settings.Path);

    private string Extension => Path.GetExtension(settings.Path);

    private string BackupPath(DateTimeOffset time) =>
        Path.Combine(Folder, $"{Stem}-{time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}{Extension}");
}
