using System.Net;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Runtime.Images;

namespace NetKube.NodeAgent.Hollow;

/// <summary>Images of a hollow node: a pull notes the name, unless its program says that it fails.</summary>
internal sealed class HollowImages(HollowPrograms programs, TimeProvider clock) : IImages
{
    private const string IdPrefix = "sha256:hollow/";
    private readonly Lock _gate = new(); // guards _present
    private readonly SortedSet<string> _present = new(StringComparer.Ordinal) { PauseImage.Name };

    /// <summary>The name behind an image's id.</summary>
    public static string NameOf(string idOrName) => idOrName.StartsWith(IdPrefix, StringComparison.Ordinal) ? idOrName[IdPrefix.Length..] : idOrName;

    public Task<ImageState?> FindAsync(string image, CancellationToken stop)
    {
        var name = NameOf(image);
        lock (_gate) return Task.FromResult(_present.Contains(name) ? State(name) : null);
    }

    public Task<IReadOnlyList<ImageState>> ListAsync(CancellationToken stop)
    {
        lock (_gate) return Task.FromResult<IReadOnlyList<ImageState>>([.. _present.Select(State)]);
    }

    public async Task PullAsync(string image, RegistryLogin? login, CancellationToken stop)
    {
        var program = programs[image];
        if (program.PullsFor > TimeSpan.Zero) await Task.Delay(program.PullsFor, clock, stop);
        if (program.PullError is { } why) throw new RuntimeException($"pulling image {image}", HttpStatusCode.NotFound, why);
        lock (_gate) _present.Add(image);
    }

    public Task<string> ImportAsync(Stream rootTar, string image, ImageDefaults defaults, CancellationToken stop) => Task.FromResult(Add(image));

    public Task<string> LoadAsync(Stream archive, CancellationToken stop) => throw new NotSupportedException("a hollow node keeps names of images, not images");

    public Task TagAsync(string image, string newName, CancellationToken stop)
    {
        Add(newName);
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string image, CancellationToken stop)
    {
        lock (_gate) _present.Remove(NameOf(image));
        return Task.CompletedTask;
    }

    private string Add(string image)
    {
        lock (_gate) _present.Add(image);
        return IdPrefix + image;
    }

    private static ImageState State(string name) => new(IdPrefix + name, [name], [], 1 << 20);
}
