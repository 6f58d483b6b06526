using System.Formats.Tar;
using System.IO.Compression;
using System.IO.Pipelines;

namespace NetKube.NodeAgent.Runtime.Images;

/// <summary>Makes images without a registry: from a folder, from a tar of a root folder, from what <c>docker save</c> wrote.</summary>
public static class ImageArchive
{
    /// <summary>What <c>netkube image load</c> does. Returns the image's name or the engine's own words.</summary>
    public static async Task<string> LoadAsync(
        IImages images, string path, string? image, ImageDefaults defaults, CancellationToken stop)
    {
        if (Directory.Exists(path))
        {
            await LoadFolderAsync(images, path, image ?? NameFor(path), defaults, stop);
            return image ?? NameFor(path);
        }
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no file or folder {path} to make an image of.", path);
        if (IsSavedImage(path))
        {
            await using var archive = File.OpenRead(path);
            return await images.LoadAsync(archive, stop);
        }
        await using var root = File.OpenRead(path);
        await images.ImportAsync(root, image ?? NameFor(path), defaults, stop);
        return image ?? NameFor(path);
    }

    /// <summary>The folder becomes the image's root.</summary>
    public static async Task<string> LoadFolderAsync(
        IImages images, string folder, string image, ImageDefaults defaults, CancellationToken stop)
    {
        var pipe = new Pipe();
        var writing = WriteTarAsync(folder, pipe.Writer, stop);
        await using var reading = pipe.Reader.AsStream();
        var id = await images.ImportAsync(reading, image, defaults, stop);
        await writing;
        return id;
    }

    private static async Task WriteTarAsync(string folder, PipeWriter pipe, CancellationToken stop)
    {
        Exception? failure = null;
        try
        {
            await using var stream = pipe.AsStream(leaveOpen: true);
            await TarFile.CreateFromDirectoryAsync(folder, stream, includeBaseDirectory: false, stop);
        }
        catch (Exception e)
        {
            failure = e; // handed to the reader, which is the caller's side
        }
        await pipe.CompleteAsync(failure);
    }

    private static bool IsSavedImage(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[2];
        var compressed = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1f, 0x8b];
        file.Position = 0;
        using Stream plain = compressed ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file;
        using var tar = new TarReader(plain, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name is "manifest.json" or "./manifest.json") return true;
        }
        return false;
    }

    private static string NameFor(string path)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        var dot = name.IndexOf('.');
        var image = (dot > 0 ? name[..dot] : name).ToLowerInvariant() + ":local";
        return ImageName.TryParse(image) is null
            ? throw new ArgumentException($"'{name}' cannot be an image's name: give one.", nameof(path))
            : image;
    }
}
