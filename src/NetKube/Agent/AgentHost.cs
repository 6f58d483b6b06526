using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.ClusterDns;
using NetKube.ClusterDns.Api;
using NetKube.Joining;
using NetKube.Memory;
using NetKube.NodeAgent;
using NetKube.NodeAgent.Runtime.Docker;
using NetKube.Overlay.Agent;
using NetKube.Overlay.PodNetwork;
using NetKube.ProxyEngine;
using Service = NetKube.Shared.Api.Core.V1.Service;
using NetKube.Shared.Client;
using NetKube.Shared.Linux;

namespace NetKube.Agent;

/// <summary>
/// One node: kubelet, overlay, service proxy and DNS in one process with one identity. They live and die together: a part
/// that ends takes the agent down, with its name and its reason.
/// </summary>
internal sealed class AgentHost(AgentOptions options, ILoggerFactory logs, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken stop)
    {
        if (options.Errors().FirstOrDefault() is { } wrong) throw new AgentException(wrong);
        Directory.CreateDirectory(options.DataDirectory);
        using var certificates = NodeCertificates.Open(options.DataDirectory, clock);
        var identity = new Joining.NodeIdentity(options, certificates, logs.CreateLogger<Joining.NodeIdentity>(), clock);
        using var http = (await identity.EstablishAsync(stop)).CreateHttpClient(clock);
        var client = new HttpKubeClient(http);
        await identity.EnsureServingAsync(client, stop);

        using var here = NetworkNamespace.Current();
        using var podNetwork = new BridgedPodNetwork(
            new BridgedPodNetworkOptions(here, options.DataDirectory, options.ClusterCidr), logs.CreateLogger<BridgedPodNetwork>());
        using var proxy = Proxy(client);
        using var dns = Dns(client);
        await using var runtime = new DockerRuntime(options.DockerSocket, clock);
        var services = new Informer<Service>(client, new InformerSettings(), clock, new Random(options.NodeName.Length), logs.CreateLogger("NetKube.Agent.Services"));
        var kubelet = new Kubelet(Kubelet(certificates), new KubeletHost(client, services, runtime, podNetwork, clock, logs));
        var overlay = new OverlayAgent(
            new OverlayAgentOptions(options.NodeName, here, options.NodeIp) { Backend = options.Overlay }, client, podNetwork, logs, clock);

        await using var parts = new TaskGroup(stop);
        Start(parts, "the certificates' renewal", inner => identity.RunAsync(client, inner));
        Start(parts, "the watch on services", services.RunAsync);
        Start(parts, "the overlay", overlay.RunAsync);
        Start(parts, "the service proxy", proxy.RunAsync);
        Start(parts, "the DNS server", dns.RunAsync);
        Start(parts, "the kubelet", kubelet.RunAsync);
        parts.Start(inner => StartedProcess.RunAsync(logs.CreateLogger<AgentHost>(), clock, inner));
        logs.CreateLogger<AgentHost>().Running(options.NodeName);
        await parts.WhenAllAsync();
    }

    private static void Start(TaskGroup parts, string name, Func<CancellationToken, Task> run) => parts.Start(async stop =>
    {
        try
        {
            await run(stop);
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            throw new AgentException($"{name} of this node failed, so the agent ends: {failed.Message}", failed);
        }

        if (!stop.IsCancellationRequested) throw new AgentException($"{name} of this node ended by itself, so the agent ends");
    });

    private ServiceProxy Proxy(HttpKubeClient client) => new(
        new ServiceProxyOptions
        {
            Mode = options.ProxyMode, NodeName = options.NodeName, NodeAddresses = [options.NodeIp], ClusterCidrs = [options.ClusterCidr],
        },
        client, logs, clock);

    private ClusterDnsAgent Dns(HttpKubeClient client) => new(
        new ClusterDnsOptions
        {
            ClusterDomain = options.ClusterDomain,
            Listen = [new IPEndPoint(options.NodeIp, KubeDns.DnsPort)],
            MetricsListen = new IPEndPoint(options.NodeIp, KubeDns.MetricsPort),
            Upstreams = options.DnsUpstreams,
            ServiceAddresses = [options.ClusterDns],
        },
        options.NodeName, client, clock, logs);

    private KubeletOptions Kubelet(NodeCertificates certificates) => new()
    {
        NodeName = options.NodeName,
        ClusterName = options.ClusterName,
        NodeAddresses = [options.NodeIp],
        DataDirectory = options.DataDirectory,
        NodeSandboxContainer = options.NodeSandbox,
        ClusterDns = [options.ClusterDns.ToString()],
        ClusterDomain = options.ClusterDomain,
        Port = options.KubeletPort,
        ListenAddress = options.NodeIp,
        ServingCertificate = () => certificates.Serving!.Certificate,
        ClientAuthorities = certificates.Authorities(),
    };
}
