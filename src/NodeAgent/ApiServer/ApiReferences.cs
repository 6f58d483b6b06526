using System.Collections.Concurrent;
using NetKube.NodeAgent.Containers;
using NetKube.Shared.Api.Authentication.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.NodeAgent.ApiServer;

/// <summary>What pods refer to, asked of the API server; tokens are kept until a fifth of their life is left.</summary>
internal sealed class ApiReferences(IKubeClient client, IIndexedCache<Service> services, TimeProvider clock) : IPodReferences
{
    private const double FreshPart = 0.8;
    private readonly ConcurrentDictionary<(string Uid, string Audience, long Seconds), (string Token, DateTimeOffset Expires, DateTimeOffset FreshUntil)> _tokens = [];

    public IReadOnlyList<Service> Services => services.List();

    public Task<ConfigMap?> ConfigMapAsync(string @namespace, string name, CancellationToken stop) =>
        client.FindAsync<ConfigMap>(@namespace, name, stop);

    public Task<Secret?> SecretAsync(string @namespace, string name, CancellationToken stop) =>
        client.FindAsync<Secret>(@namespace, name, stop);

    public async Task<(string Token, DateTimeOffset Expires)> TokenAsync(Pod pod, string audience, long seconds, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (var old in _tokens.Where(t => t.Value.Expires < now).ToList()) _tokens.TryRemove(old.Key, out _);
        var key = (pod.Metadata.Uid, audience, seconds);
        if (_tokens.TryGetValue(key, out var kept) && kept.FreshUntil > now) return (kept.Token, kept.Expires);
        var account = pod.Spec.ServiceAccountName.Length > 0 ? pod.Spec.ServiceAccountName : "default";
        var answer = await client.CreateSubresourceAsync<ServiceAccount, TokenRequest>(
            pod.Metadata.Namespace, account, "token", RequestFor(pod, account, audience, seconds), stop);
        var expires = answer.Status.ExpirationTimestamp is { } at ? new DateTimeOffset(at.Utc) : now.AddSeconds(seconds);
        _tokens[key] = (answer.Status.Token, expires, now + ((expires - now) * FreshPart));
        return (answer.Status.Token, expires);
    }

    private static TokenRequest RequestFor(Pod pod, string account, string audience, long seconds) => new()
    {
        Kind = "TokenRequest",
        ApiVersion = "authentication.k8s.io/v1",
        Metadata = { Name = account, Namespace = pod.Metadata.Namespace },
        Spec = new TokenRequestSpec
        {
            Audiences = audience.Length > 0 ? [audience] : null,
            ExpirationSeconds = seconds,
            BoundObjectRef = new BoundObjectReference { Kind = "Pod", ApiVersion = "v1", Name = pod.Metadata.Name, Uid = pod.Metadata.Uid },
        },
    };
}
