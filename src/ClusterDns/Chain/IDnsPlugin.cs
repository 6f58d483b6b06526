using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Chain;

/// <summary>The rest of the chain.</summary>
internal delegate ValueTask<DnsReply> DnsNext(DnsRequest ask, CancellationToken stop);

/// <summary>
/// One step of the chain. It answers, or asks the next step and may change what that says. It never writes to the client:
/// only the server does. A step that knows the answer at once returns a completed task and makes no object.
/// </summary>
internal interface IDnsPlugin
{
    /// <summary>As in CoreDNS, where it has the plugin: the name in logs and metrics.</summary>
    string Name { get; }

    ValueTask<DnsReply> HandleAsync(DnsRequest ask, DnsNext next, CancellationToken stop);
}

/// <summary>A whole answer, as a value.</summary>
/// <param name="Code">The response code.</param>
/// <param name="Flags">AA, RA and such; the server adds those that every reply has.</param>
/// <param name="Sections">The records.</param>
/// <param name="From">The plugin that made it, for metrics.</param>
internal readonly record struct DnsReply(DnsResponseCode Code, DnsFlags Flags, DnsSections Sections, string From)
{
    public static DnsReply Refusal(DnsResponseCode code, string from) => new(code, DnsFlags.None, DnsSections.None, from);
}
