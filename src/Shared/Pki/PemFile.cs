namespace NetKube.Shared.Pki;

/// <summary>Writes small files whole or not at all: into a neighbour first, then renamed over the target.</summary>
public static class PemFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Readable = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>A secret is created with mode 0600, so that at no moment another user could open it.</summary>
    public static void Write(string path, string text, bool secret)
    {
        var neighbour = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = secret ? OwnerOnly : Readable,
        };
        using (var stream = new FileStream(neighbour, options))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }
        File.Move(neighbour, path, overwrite: true);
    }

    /// <summary>A folder that only its owner may enter.</summary>
    public static void CreateFolder(string path) => Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
}
