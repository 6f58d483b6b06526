using System.Text;
using System.Text.Json;
using NetKube.NodeAgent.Containers;
using NetKube.NodeAgent.Events;
using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Images;

/// <summary>Sees to it that a container's image is present, as its pull policy says, with back-off after failures.</summary>
internal sealed class ImagePuller(IImages images, IPodReferences references, IEventSink events, TimeProvider clock)
{
    /// <summary>Throws <see cref="ImageException"/> when the image cannot be had now.</summary>
    public async Task<ImageState> EnsureAsync(Pod pod, Container container, Backoff backoff, CancellationToken stop)
    {
        var image = container.Image;
        if (ImageName.TryParse(image) is not { } name)
        {
            var message = $"Failed to apply default image tag \"{image}\": couldn't parse image name \"{image}\": invalid reference format";
            events.Warning(pod, container.Name, "InspectFailed", message);
            throw new ImageException("InvalidImageName", message, clock.GetUtcNow() + Backoff.Longest);
        }
        var policy = PolicyOf(container, name);
        var present = await images.FindAsync(image, stop);
        if (present is not null && policy != PullPolicy.Always)
        {
            events.Normal(pod, container.Name, "Pulled", $"Container image \"{image}\" already present on machine");
            return present;
        }
        if (policy == PullPolicy.Never)
        {
            var message = $"Container image \"{image}\" is not present with pull policy of Never";
            events.Warning(pod, container.Name, "ErrImageNeverPull", message);
            throw new ImageException("ErrImageNeverPull", message, clock.GetUtcNow() + Backoff.First);
        }
        return await PullAsync(pod, container, name, backoff, stop);
    }

    private async Task<ImageState> PullAsync(Pod pod, Container container, ImageName name, Backoff backoff, CancellationToken stop)
    {
        var image = container.Image;
        events.Normal(pod, container.Name, "Pulling", $"Pulling image \"{image}\"");
        var begin = clock.GetTimestamp();
        try
        {
            await images.PullAsync(image, await LoginAsync(pod, name.Registry, stop), stop);
            var pulled = await images.FindAsync(image, stop) ?? throw new RuntimeException($"pulling image {image}", null, "the image is not there afterwards");
            backoff.Forget(image);
            var took = clock.GetElapsedTime(begin);
            events.Normal(pod, container.Name, "Pulled",
                $"Successfully pulled image \"{image}\" in {took.TotalMilliseconds:0}ms ({took.TotalMilliseconds:0}ms including waiting). Image size: {pulled.SizeBytes} bytes.");
            return pulled;
        }
        catch (RuntimeException e)
        {
            var now = clock.GetUtcNow();
            backoff.Next(image, now);
            events.Warning(pod, container.Name, "Failed", $"Failed to pull image \"{image}\": {e.Answer}");
            events.Warning(pod, container.Name, "Failed", "Error: ErrImagePull");
            throw new ImageException("ErrImagePull", e.Answer, now + backoff.DelayOf(image));
        }
    }

    private static string PolicyOf(Container container, ImageName name) => container.ImagePullPolicy.Length > 0
        ? container.ImagePullPolicy
        : name.Tag == "latest" ? PullPolicy.Always : PullPolicy.IfNotPresent;

    /// <summary>The first of the pod's pull secrets that knows the registry.</summary>
    private async Task<RegistryLogin?> LoginAsync(Pod pod, string registry, CancellationToken stop)
    {
        foreach (var reference in pod.Spec.ImagePullSecrets ?? [])
        {
            var secret = await references.SecretAsync(pod.Metadata.Namespace, reference.Name, stop);
            if (secret?.Data?.GetValueOrDefault(".dockerconfigjson") is { } config && RegistryLogins.Find(config, registry) is { } login) return login;
        }
        return null;
    }
}

/// <summary>An image cannot be had now; the status gets the reason and the message.</summary>
internal sealed class ImageException(string reason, string message, DateTimeOffset retryAt) : Exception(message)
{
    public string Reason { get; } = reason;

    public DateTimeOffset RetryAt { get; } = retryAt;
}

/// <summary>Reads the logins in a kubernetes.io/dockerconfigjson secret. Pure.</summary>
internal static class RegistryLogins
{
    public static RegistryLogin? Find(byte[] dockerConfig, string registry)
    {
        using var json = JsonDocument.Parse(dockerConfig);
        if (!json.RootElement.TryGetProperty("auths", out var auths)) return null;
        foreach (var entry in auths.EnumerateObject())
        {
            var host = entry.Name.Replace("https://", "", StringComparison.Ordinal).Replace("http://", "", StringComparison.Ordinal).Split('/')[0];
            if (host == "index.docker.io") host = "docker.io";
            if (host != registry) continue;
            var (user, password) = Read(entry.Value);
            return new RegistryLogin(entry.Name, user, password);
        }
        return null;
    }

    private static (string User, string Password) Read(JsonElement entry)
    {
        if (entry.TryGetProperty("auth", out var auth) && auth.GetString() is { Length: > 0 } encoded)
        {
            var plain = Encoding.UTF8.GetString(Convert.FromBase64String(encoded)).Split(':', 2);
            return (plain[0], plain.Length > 1 ? plain[1] : "");
        }
        return (Text(entry, "username"), Text(entry, "password"));
    }

    private static string Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
