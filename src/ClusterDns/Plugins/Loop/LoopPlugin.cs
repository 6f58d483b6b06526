using System.Security.Cryptography;
using NetKube.ClusterDns.Chain;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Plugins.Loop;

/// <summary>
/// Finds out whether an upstream leads back here: at start a name that nobody else can know is asked of each upstream, and
/// if the question comes in, forwarding stops for good. (CoreDNS ends its process there; a node would lose its cluster
/// names with it.)
/// </summary>
internal sealed class LoopPlugin : IDnsPlugin
{
    private readonly byte[] _probe;
    private int _found;

    public LoopPlugin()
    {
        var label = RandomNumberGenerator.GetHexString(32, lowercase: true);
        ProbeName = DnsName.Parse($"{label}.loop.netkube.invalid.");
        _probe = ProbeName.Wire.ToArray();
    }

    public string Name => "loop";

    /// <summary>Asked (type HINFO) of upstreams.</summary>
    public DnsName ProbeName { get; }

    /// <summary>A probe came back.</summary>
    public bool IsLooping => Volatile.Read(ref _found) != 0;

    public ValueTask<DnsReply> HandleAsync(DnsRequest ask, DnsNext next, CancellationToken stop)
    {
        if (ask.Type != DnsType.Hinfo || !ask.Name.SequenceEqual(_probe)) return next(ask, stop);
        Volatile.Write(ref _found, 1);
        return ValueTask.FromResult(DnsReply.Refusal(DnsResponseCode.Refused, Name));
    }
}
