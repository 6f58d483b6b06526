using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using NetKube.ClusterDns.Chain;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Plugins.Cache;

/// <summary>An upstream's answer, and how long it may be given again.</summary>
internal sealed class CachedAnswer
{
    private readonly DnsReply _reply;
    private readonly int[] _ttlPlaces;
    private readonly uint _life;

    private CachedAnswer(DnsReply reply, int[] ttlPlaces, uint life, long since) => (_reply, _ttlPlaces, _life, Since) = (reply, ttlPlaces, life, since);

    /// <summary>The clock's timestamp when it came.</summary>
    public long Since { get; }

    public static bool TryMake(
        in DnsReply reply, CacheSettings settings, long now, [NotNullWhen(true)] out CachedAnswer? answer)
    {
        answer = null;
        if ((reply.Flags & DnsFlags.Truncated) != 0) return false;
        var places = new List<int>();
        var records = reply.Sections.Answers + reply.Sections.Authorities + reply.Sections.Additionals;
        var life = LimitOf(reply, settings);
        if (!TryReadTtls(reply.Sections.Bytes.Span, records, places, ref life) || life == 0) return false;
        var isNegative = reply.Code == DnsResponseCode.NameError || (reply.Code == DnsResponseCode.NoError && reply.Sections.Answers == 0);
        if (isNegative && reply.Sections.Authorities == 0) return false;   // nothing says how long (RFC 2308 §5)
        answer = new CachedAnswer(reply, [.. places], life, now);
        return true;
    }

    /// <summary>The answer with its records' lives shortened by the time it lay here.</summary>
    public bool TryAge(TimeSpan age, out DnsReply reply)
    {
        reply = _reply;
        var seconds = (uint)age.TotalSeconds;
        if (seconds >= _life) return false;
        var aged = _reply.Sections.Bytes.ToArray();
        foreach (var place in _ttlPlaces)
        {
            var ttl = BinaryPrimitives.ReadUInt32BigEndian(aged.AsSpan(place));
            BinaryPrimitives.WriteUInt32BigEndian(aged.AsSpan(place), Math.Min(ttl, _life) - seconds);
        }

        reply = _reply with { Sections = _reply.Sections with { Bytes = aged } };
        return true;
    }

    private static uint LimitOf(in DnsReply reply, CacheSettings settings) => reply.Code switch
    {
        DnsResponseCode.NoError when reply.Sections.Answers > 0 => settings.MaxTtl,
        DnsResponseCode.NoError or DnsResponseCode.NameError => settings.MaxNegativeTtl,
        DnsResponseCode.ServerFailure => settings.FailureTtl,
        _ => 0,
    };

    private static bool TryReadTtls(ReadOnlySpan<byte> bytes, int records, List<int> places, ref uint life)
    {
        var reader = new DnsReader(bytes);
        for (var i = 0; i < records; i++)
        {
            if (!reader.TryReadRecord(out var view)) return false;
            places.Add(view.TtlStart);
            // RFC 2181 §8: a TTL with its highest bit set means 0.
            life = Math.Min(life, view.Ttl > int.MaxValue ? 0 : view.Ttl);
            if (view.Type == DnsType.Soa && view.RdataLength >= 4)
            {
                life = Math.Min(life, BinaryPrimitives.ReadUInt32BigEndian(bytes[(view.End - 4)..]));
            }
        }

        return true;
    }
}
