using Microsoft.Extensions.Logging;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;
using NetKube.Shared.Client;

namespace NetKube.ProxyEngine.Watching;

/// What the proxy watches: Services that no other proxy serves, slices that are not headless, its own node.
internal sealed record ApiSources(Informer<Service> Services, Informer<EndpointSlice> Slices, Informer<Node> Nodes)
{
    public static ApiSources Of(IKubeClient client, ServiceProxyOptions options, ILoggerFactory logs, TimeProvider clock)
    {
        var random = new Random(options.Seed);
        var log = logs.CreateLogger("NetKube.ProxyEngine.Watching");
        return new ApiSources(
            new(client, new InformerSettings { LabelSelector = $"!{Translation.ServiceProxyNameLabel}" }, clock, new Random(random.Next()), log),
            new(client, new InformerSettings { LabelSelector = $"!{Translation.HeadlessLabel}" }, clock, new Random(random.Next()), log),
            new(client, new InformerSettings { FieldSelector = $"metadata.name={options.NodeName}" }, clock, new Random(random.Next()), log));
    }
}
