using System.Globalization;
using System.Text;
using NetKube.ClusterDns.Chain;
using NetKube.ClusterDns.Forwarding;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Plugins.Metrics;

/// <summary>Counters with CoreDNS's names, so that its dashboards work. Counting makes no object; reading them makes the text.</summary>
internal sealed class DnsMetrics
{
    private const int Transports = 3;
    private const int Codes = 17;

    private static readonly string[] TransportNames = ["udp", "tcp", "internal"];
    private static readonly double[] Buckets = [0.00025, 0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1.024, 2.048, 4.096, 8.192];
    private static readonly DnsType[] Types =
        [DnsType.A, DnsType.Aaaa, DnsType.Srv, DnsType.Ptr, DnsType.Txt, DnsType.Cname, DnsType.Ns, DnsType.Soa, DnsType.Mx, DnsType.Naptr, DnsType.Ds, DnsType.Dnskey, DnsType.Rrsig, DnsType.Nsec, DnsType.Https, DnsType.Any];

    private readonly long[] _requests = new long[Transports * 2 * (Types.Length + 1)];
    private readonly long[] _codes = new long[Codes + 1];
    private readonly long[] _durations = new long[Buckets.Length + 1];
    private readonly long[] _forwards = new long[Enum.GetValues<ForwardOutcome>().Length];
    private long _nanoseconds;
    private long _hits;
    private long _misses;
    private long _cached;

    public void Count(DnsRequest ask, DnsResponseCode code, TimeSpan took)
    {
        var type = Array.IndexOf(Types, ask.Type);
        if (type < 0) type = Types.Length;
        Interlocked.Increment(ref _requests[(((((int)ask.Transport * 2) + (ask.IsIp6 ? 1 : 0)) * (Types.Length + 1)) + type)]);
        Interlocked.Increment(ref _codes[Math.Min((int)code, Codes)]);
        var seconds = took.TotalSeconds;
        var bucket = 0;
        while (bucket < Buckets.Length && seconds > Buckets[bucket]) bucket++;
        Interlocked.Increment(ref _durations[bucket]);
        Interlocked.Add(ref _nanoseconds, (long)took.TotalNanoseconds);
    }

    public void CountForward(ForwardOutcome outcome) => Interlocked.Increment(ref _forwards[(int)outcome]);

    public void CountCache(bool isHit) => Interlocked.Increment(ref isHit ? ref _hits : ref _misses);

    public void SetCacheEntries(int count) => Volatile.Write(ref _cached, count);

    /// <summary>The Prometheus text format.</summary>
    public string Render()
    {
        var text = new StringBuilder();
        RenderRequests(text);
        RenderResponses(text);
        RenderDurations(text);
        Head(text, "coredns_cache_hits_total", "counter", "Answers given from the cache.");
        Line(text, "coredns_cache_hits_total{server=\"dns://:53\",zones=\".\"}", _hits);
        Head(text, "coredns_cache_misses_total", "counter", "Questions that the cache had no answer to.");
        Line(text, "coredns_cache_misses_total{server=\"dns://:53\",zones=\".\"}", _misses);
        Head(text, "coredns_cache_entries", "gauge", "Answers in the cache.");
        Line(text, "coredns_cache_entries{server=\"dns://:53\",zones=\".\"}", _cached);
        Head(text, "netkube_dns_forwards_total", "counter", "Questions sent to upstreams, by how they ended.");
        foreach (var outcome in Enum.GetValues<ForwardOutcome>()) Line(text, $"netkube_dns_forwards_total{{outcome=\"{outcome}\"}}", _forwards[(int)outcome]);
        return text.ToString();
    }

    private static string NameOf(DnsType type) => type.ToString().ToUpperInvariant();

    private static string NameOf(int code) => code switch
    {
        0 => "NOERROR",
        1 => "FORMERR",
        2 => "SERVFAIL",
        3 => "NXDOMAIN",
        4 => "NOTIMP",
        5 => "REFUSED",
        16 => "BADVERS",
        _ => code.ToString(CultureInfo.InvariantCulture),
    };

    private static void Head(StringBuilder text, string name, string type, string help) =>
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    private static void Line(StringBuilder text, string series, long value) => text.Append(series).Append(' ').Append(value).Append('\n');

    private void RenderRequests(StringBuilder text)
    {
        Head(text, "coredns_dns_requests_total", "counter", "Questions, by transport, family and type.");
        for (var i = 0; i < _requests.Length; i++)
        {
            if (_requests[i] == 0) continue;
            var type = i % (Types.Length + 1);
            var family = i / (Types.Length + 1) % 2;
            var transport = TransportNames[i / (Types.Length + 1) / 2];
            var name = type == Types.Length ? "other" : NameOf(Types[type]);
            Line(text, $"coredns_dns_requests_total{{family=\"{family + 1}\",proto=\"{transport}\",server=\"dns://:53\",type=\"{name}\",view=\"\",zone=\".\"}}", _requests[i]);
        }
    }

    private void RenderResponses(StringBuilder text)
    {
        Head(text, "coredns_dns_responses_total", "counter", "Answers, by code.");
        for (var i = 0; i < _codes.Length; i++)
        {
            if (_codes[i] > 0) Line(text, $"coredns_dns_responses_total{{rcode=\"{NameOf(i)}\",server=\"dns://:53\",view=\"\",zone=\".\"}}", _codes[i]);
        }
    }

    private void RenderDurations(StringBuilder text)
    {
        const string Name = "coredns_dns_request_duration_seconds";
        Head(text, Name, "histogram", "Seconds that questions took.");
        long sum = 0;
        for (var i = 0; i < Buckets.Length; i++)
        {
            sum += _durations[i];
            Line(text, $"{Name}_bucket{{server=\"dns://:53\",view=\"\",zone=\".\",le=\"{Buckets[i].ToString(CultureInfo.InvariantCulture)}\"}}", sum);
        }

        sum += _durations[^1];
        Line(text, $"{Name}_bucket{{server=\"dns://:53\",view=\"\",zone=\".\",le=\"+Inf\"}}", sum);
        text.Append(CultureInfo.InvariantCulture, $"{Name}_sum{{server=\"dns://:53\",view=\"\",zone=\".\"}} {_nanoseconds / 1e9}\n");
        Line(text, $"{Name}_count{{server=\"dns://:53\",view=\"\",zone=\".\"}}", sum);
    }
}
