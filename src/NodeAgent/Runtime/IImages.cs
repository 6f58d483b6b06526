namespace NetKube.NodeAgent.Runtime;

/// <summary>The images a node holds.</summary>
public interface IImages
{
    /// <summary>Null when no image is present by this name, digest or id.</summary>
    Task<ImageState?> FindAsync(string image, CancellationToken stop);

    Task<IReadOnlyList<ImageState>> ListAsync(CancellationToken stop);

    Task PullAsync(string image, RegistryLogin? login, CancellationToken stop);

    /// <summary>Makes an image of one layer from a tar archive of its root folder. Returns its id.</summary>
    Task<string> ImportAsync(Stream rootTar, string image, ImageDefaults defaults, CancellationToken stop);

    /// <summary>Takes images from an archive as <c>docker save</c> writes it. Returns what the engine says it loaded.</summary>
    Task<string> LoadAsync(Stream archive, CancellationToken stop);

    Task TagAsync(string image, string newName, CancellationToken stop);

    /// <summary>An image that is gone is no error.</summary>
    Task RemoveAsync(string image, CancellationToken stop);
}

/// <param name="Id">The content's digest, <c>sha256:…</c>.</param>
/// <param name="Tags">name:tag, as users write it.</param>
/// <param name="Digests">name@sha256:…, of images that came from a registry.</param>
/// <param name="SizeBytes">On disk.</param>
/// <param name="User">Who runs in it by default; empty is root.</param>
public sealed record ImageState(
    string Id, IReadOnlyList<string> Tags, IReadOnlyList<string> Digests, long SizeBytes, string User = "");

/// <summary>What containers of an image do unless told otherwise.</summary>
public sealed record ImageDefaults
{
    public IReadOnlyList<string> Entrypoint { get; init; } = [];
    public IReadOnlyList<string> Command { get; init; } = [];
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
    public string WorkingDirectory { get; init; } = "";
    public string User { get; init; } = "";
    public IReadOnlyList<string> ExposedPorts { get; init; } = [];
}

/// <param name="Server">The registry's host, with its port if it has one.</param>
public sealed record RegistryLogin(string Server, string Username, string Password);
