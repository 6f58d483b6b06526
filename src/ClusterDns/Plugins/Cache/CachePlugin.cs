using NetKube.ClusterDns.Chain;
using NetKube.ClusterDns.Plugins.Metrics;
using NetKube.ClusterDns.Zone;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Plugins.Cache;

/// <summary>Keeps what upstreams said, for as long as they (and the settings) allow.</summary>
internal sealed class CachePlugin(CacheSettings settings, DnsMetrics metrics, TimeProvider clock) : IDnsPlugin
{
    private const int KeyTail = 3;

    private readonly Dictionary<byte[], CachedAnswer> _answers = new(WireComparer.Instance);
    private readonly Queue<byte[]> _age = new();
    private readonly Lock _gate = new();   // guards both; held for a look-up, never while waiting

    public string Name => "cache";

    public ValueTask<DnsReply> HandleAsync(DnsRequest ask, DnsNext next, CancellationToken stop)
    {
        Span<byte> key = stackalloc byte[DnsWireName.MaxLength + KeyTail];
        key = key[..WriteKey(ask, key)];
        if (TryFind(key, out var held) && held.TryAge(clock.GetElapsedTime(held.Since), out var reply))
        {
            metrics.CountCache(isHit: true);
            return ValueTask.FromResult(reply with { From = Name });
        }

        metrics.CountCache(isHit: false);
        return FetchAsync(ask, key.ToArray(), next, stop);
    }

    private async ValueTask<DnsReply> FetchAsync(DnsRequest ask, byte[] key, DnsNext next, CancellationToken stop)
    {
        var reply = await next(ask, stop);
        if (CachedAnswer.TryMake(reply, settings, clock.GetTimestamp(), out var answer)) Keep(key, answer);
        return reply;
    }

    private static int WriteKey(DnsRequest ask, Span<byte> key)
    {
        ask.Name.CopyTo(key);
        var at = ask.NameLength;
        key[at] = (byte)((int)ask.Type >> 8);
        key[at + 1] = (byte)ask.Type;
        key[at + 2] = ask.DnssecOk ? (byte)1 : (byte)0;
        return at + KeyTail;
    }

    private bool TryFind(ReadOnlySpan<byte> key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CachedAnswer? held)
    {
        lock (_gate) return _answers.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out held);
    }

    /// <summary>The oldest goes when there are too many; with lives of at most half a minute nothing cleverer pays.</summary>
    private void Keep(byte[] key, CachedAnswer answer)
    {
        lock (_gate)
        {
            if (_answers.TryAdd(key, answer)) _age.Enqueue(key);
            else _answers[key] = answer;
            while (_answers.Count > settings.MaxEntries && _age.TryDequeue(out var oldest)) _answers.Remove(oldest);
            metrics.SetCacheEntries(_answers.Count);
        }
    }
}
