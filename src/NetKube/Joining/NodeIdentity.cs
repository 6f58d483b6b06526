using Microsoft.Extensions.Logging;
using NetKube.Agent;
using NetKube.Shared.Api;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;

namespace NetKube.Joining;

/// <summary>
/// Who the node is towards the cluster: joins with the token at the first start, later comes back with its own certificate,
/// and renews both of its certificates after four fifths of their lives.
/// </summary>
internal sealed class NodeIdentity(AgentOptions options, NodeCertificates certificates, ILogger<NodeIdentity> log, TimeProvider clock)
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RenewalRetry = TimeSpan.FromMinutes(1);

    /// <summary>Joins unless the machine has joined, and says how to reach the API from now on.</summary>
    public async Task<KubeClientSettings> EstablishAsync(CancellationToken stop)
    {
        if (options.Kubeconfig is { } file)
        {
            certificates.KeepAuthority(string.Concat((KubeClientSettings.FromKubeconfig(file).Authorities ?? []).Select(a => a.ExportCertificatePem() + "\n")));
            return KubeClientSettings.FromKubeconfig(file) with { UserAgent = UserAgent };
        }

        if (certificates.Client is null) await UntilItSucceedsAsync(JoinAsync, stop);
        return new KubeClientSettings
        {
            Server = options.Server!,
            Authorities = certificates.Authorities(),
            ClientCertificate = () => certificates.Client?.Certificate,
            UserAgent = UserAgent,
        };
    }

    /// <summary>The certificate that the node's own server shows.</summary>
    public async Task EnsureServingAsync(IKubeClient client, CancellationToken stop)
    {
        if (certificates.Serving is not null) return;
        await UntilItSucceedsAsync(async inner => certificates.KeepServing(await ServingFromAsync(client, inner)), stop);
    }

    /// <summary>Renews until stopped.</summary>
    public async Task RunAsync(IKubeClient client, CancellationToken stop)
    {
        while (true)
        {
            var due = new[] { certificates.Client, certificates.Serving }.OfType<IssuedCertificate>().Select(RenewAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
            await SleepUntilAsync(due, stop);
            try
            {
                if (certificates.Client is { } mine && RenewAt(mine) <= clock.GetUtcNow()) certificates.KeepClient(await ClientFromAsync(client, stop));
                if (certificates.Serving is { } shown && RenewAt(shown) <= clock.GetUtcNow()) certificates.KeepServing(await ServingFromAsync(client, stop));
                log.Renewed(options.NodeName);
            }
            catch (Exception failed) when (PassingFailure.Is(failed) || failed is JoinException)
            {
                log.NotRenewed(options.NodeName, failed.Message);
                await Task.Delay(RenewalRetry, clock, stop);
            }
        }
    }

    private string UserAgent => $"netkube-agent/{options.NodeName}";

    private async Task JoinAsync(CancellationToken stop)
    {
        var token = JoinToken.Parse(options.Token ?? await File.ReadAllTextAsync(options.TokenFile!, stop));
        var pem = await ClusterTrust.LearnAsync(options.Server!, token.Authority, clock, stop);
        certificates.KeepAuthority(pem);
        using var http = new KubeClientSettings
        {
            Server = options.Server!, Authorities = certificates.Authorities(), Token = token.Token.Bearer, UserAgent = UserAgent,
        }.CreateHttpClient(clock);
        certificates.KeepClient(await ClientFromAsync(new HttpKubeClient(http), stop));
        log.Joined(options.NodeName, options.Server!);
    }

    private Task<IssuedCertificate> ClientFromAsync(IKubeClient client, CancellationToken stop) =>
        new CertificateRequests(client).ObtainAsync(CertificateRequests.NodeClientSigner, CertificateProfile.NodeClient(options.NodeName), stop);

    private Task<IssuedCertificate> ServingFromAsync(IKubeClient client, CancellationToken stop) =>
        new CertificateRequests(client).ObtainAsync(
            CertificateRequests.NodeServingSigner, CertificateProfile.NodeServer(options.NodeName, [options.NodeName], [options.NodeIp]), stop);

    /// <summary>The server may start later than the agent: until it answers, asking again is all there is to do.</summary>
    private async Task UntilItSucceedsAsync(Func<CancellationToken, Task> attempt, CancellationToken stop)
    {
        var last = "";
        while (true)
        {
            try
            {
                await attempt(stop);
                return;
            }
            catch (Exception failed) when (PassingFailure.Is(failed) && !stop.IsCancellationRequested)
            {
                if (failed.Message != last) log.NotJoinedYet(last = failed.Message);
                await Task.Delay(Retry, clock, stop);
            }
        }
    }

    private static DateTimeOffset RenewAt(IssuedCertificate issued)
    {
        DateTimeOffset from = issued.Certificate.NotBefore.ToUniversalTime(), until = issued.Certificate.NotAfter.ToUniversalTime();
        return from + ((until - from) * 0.8);
    }

    private async Task SleepUntilAsync(DateTimeOffset when, CancellationToken stop)
    {
        // Task.Delay takes 49 days at most, and a clock may be set: look once a day.
        while (clock.GetUtcNow() is var now && now < when)
        {
            await Task.Delay(TimeSpan.FromTicks(Math.Min((when - now).Ticks, TimeSpan.TicksPerDay)), clock, stop);
        }
    }
}
