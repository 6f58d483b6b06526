using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Chain;

/// <summary>Plugins in their order, each bound once to what follows it, so that a query makes no delegates.</summary>
internal static class DnsChain
{
    /// <returns>The first step. After the last stands a refusal: nobody here knows the name.</returns>
    public static DnsNext Build(IReadOnlyList<IDnsPlugin> plugins)
    {
        DnsNext next = static (_, _) => ValueTask.FromResult(DnsReply.Refusal(DnsResponseCode.Refused, ""));
        for (var i = plugins.Count - 1; i >= 0; i--)
        {
            var plugin = plugins[i];
            var rest = next;
            next = (ask, stop) => plugin.HandleAsync(ask, rest, stop);
        }

        return next;
    }
}
