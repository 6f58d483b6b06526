using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.AddOns;

/// <param name="DnsAddress">The DNS service's address.</param>
/// <param name="Server">The API server, as machines that join reach it.</param>
/// <param name="AuthorityPem">The cluster's authority.</param>
/// <param name="JoinToken">The bootstrap token that machines join with, as its Secret.</param>
internal sealed record ClusterObjectsSettings(IPAddress DnsAddress, Uri Server, string AuthorityPem, Secret JoinToken);

/// <summary>Keeps <see cref="ClusterObjects"/> there: made at the start, and again when somebody deletes one.</summary>
internal sealed class ClusterObjectsKeeper(
    ClusterObjectsSettings settings, IKubeClient client, ILogger<ClusterObjectsKeeper> log, TimeProvider clock)
{
    private static readonly TimeSpan CompareEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(100);

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            var complete = await TryEnsureAsync(stop);
            await Task.Delay(complete ? CompareEvery : RetryAfter, clock, stop);
        }
    }

    private async Task<bool> TryEnsureAsync(CancellationToken stop)
    {
        try
        {
            await EnsureAsync(settings.JoinToken, stop);
            await EnsureAsync(ClusterObjects.ClusterInfo(settings.Server, settings.AuthorityPem), stop);
            foreach (var role in ClusterObjects.Roles) await EnsureAsync(role, stop);
            foreach (var binding in ClusterObjects.RoleBindings) await EnsureAsync(binding, stop);
            await EnsureAsync(ClusterObjects.DnsService(settings.DnsAddress), stop);
            return true;
        }
        catch (Exception failed) when (failed is ApiException or HttpRequestException or IOException)
        {
            // At the very start the namespaces may still be missing.
            log.NotEnsured(failed.Message);
            return false;
        }
    }

    private async Task EnsureAsync<T>(T want, CancellationToken stop)
        where T : class, IKubeObject, IApiValue<T>
    {
        if (await client.FindAsync<T>(want.Metadata.Namespace, want.Metadata.Name, stop) is not null) return;
        try
        {
            await client.CreateAsync(want, stop);
        }
        catch (ApiException exists) when (exists.IsAlreadyExists)
        {
            // Another server of the same store was faster.
        }
    }
}
