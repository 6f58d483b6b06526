using System.Net;
using System.Text.Json;

namespace NetKube.NodeAgent.Runtime.Docker;

internal sealed class DockerImages(DockerHttp http) : IImages
{
    public async Task<ImageState?> FindAsync(string image, CancellationToken stop)
    {
        var found = await http.FindAsync(
            $"/images/{image}/json", DockerJsonContext.Default.ApiImage, $"looking for image {image}", stop);
        return found is null ? null : StateOf(found);
    }

    public async Task<IReadOnlyList<ImageState>> ListAsync(CancellationToken stop)
    {
        var found = await http.GetAsync("/images/json", DockerJsonContext.Default.ListApiImage, "listing images", stop);
        return [.. found.Select(StateOf)];
    }

    public async Task PullAsync(string image, RegistryLogin? login, CancellationToken stop)
    {
        var name = ImageName.Parse(image);
        var tag = name.Digest.Length > 0 ? name.Digest : name.Tag;
        var doing = $"pulling image {image}";
        var path = await http.VersionedAsync(
            $"/images/create?fromImage={Uri.EscapeDataString(name.Repository)}&tag={Uri.EscapeDataString(tag)}", stop);
        using var ask = new HttpRequestMessage(HttpMethod.Post, path);
        if (login is not null) ask.Headers.Add("X-Registry-Auth", Render(login));
        using var answer = await http.SendAsync(ask, doing, [], stop);
        await ReadProgressAsync(answer, doing, stop);
    }

    public async Task<string> ImportAsync(Stream rootTar, string image, ImageDefaults defaults, CancellationToken stop)
    {
        var name = ImageName.Parse(image);
        var changes = string.Concat(ImageChanges.Render(defaults).Select(c => $"&changes={Uri.EscapeDataString(c)}"));
        var path = $"/images/create?fromSrc=-&repo={Uri.EscapeDataString(name.Repository)}&tag={Uri.EscapeDataString(name.Tag)}{changes}";
        using var body = new StreamContent(rootTar);
        body.Headers.ContentType = new("application/x-tar");
        var doing = $"importing image {image}";
        using var answer = await http.SendAsync(HttpMethod.Post, path, body, doing, stop);
        await ReadProgressAsync(answer, doing, stop);
        return (await FindAsync(image, stop))?.Id ?? throw new RuntimeException(doing, null, "the image is not there afterwards");
    }

    public async Task<string> LoadAsync(Stream archive, CancellationToken stop)
    {
        using var body = new StreamContent(archive);
        body.Headers.ContentType = new("application/x-tar");
        const string Doing = "loading an image archive";
        using var answer = await http.SendAsync(HttpMethod.Post, "/images/load?quiet=1", body, Doing, stop);
        return await ReadProgressAsync(answer, Doing, stop);
    }

    public async Task TagAsync(string image, string newName, CancellationToken stop)
    {
        var name = ImageName.Parse(newName);
        using var answer = await http.SendAsync(HttpMethod.Post,
            $"/images/{image}/tag?repo={Uri.EscapeDataString(name.Repository)}&tag={Uri.EscapeDataString(name.Tag)}", null,
            $"tagging image {image} as {newName}", stop);
    }

    public async Task RemoveAsync(string image, CancellationToken stop)
    {
        using var answer = await http.SendAsync(
            HttpMethod.Delete, $"/images/{image}", null, $"removing image {image}", stop, HttpStatusCode.NotFound);
    }

    /// <summary>The answer is 200 even for a failure: that comes as a line with an error. Returns the last words otherwise.</summary>
    private static async Task<string> ReadProgressAsync(HttpResponseMessage answer, string doing, CancellationToken stop)
    {
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
        var last = "";
        while (await lines.ReadLineAsync(stop) is { } line)
        {
            if (line.Length == 0) continue;
            var progress = JsonSerializer.Deserialize(line, DockerJsonContext.Default.ApiProgress);
            if (progress?.Error is { Length: > 0 } error) throw new RuntimeException(doing, null, error);
            last = progress?.Stream ?? progress?.Status ?? last;
        }
        return last.Trim();
    }

    private static string Render(RegistryLogin login) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(
        new ApiLogin(login.Username, login.Password, login.Server), DockerJsonContext.Default.ApiLogin))
        .Replace('+', '-').Replace('/', '_');

    private static ImageState StateOf(ApiImage image) => new(
        image.Id,
        [.. (image.RepoTags ?? []).Where(t => t != "<none>:<none>")],
        [.. (image.RepoDigests ?? []).Where(d => !d.StartsWith("<none>", StringComparison.Ordinal))],
        image.Size,
        image.Config?.User ?? "");
}
