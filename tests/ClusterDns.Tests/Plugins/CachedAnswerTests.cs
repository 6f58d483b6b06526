using System.Net;
using NetKube.ClusterDns.Chain;
using NetKube.ClusterDns.Forwarding;
using NetKube.ClusterDns.Plugins.Cache;
using NetKube.ClusterDns.Server;
using NetKube.ClusterDns.Tests.Zone;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Tests.Plugins;

public class CachedAnswerTests
{
    private static readonly DnsName Name = DnsName.Parse("www.example.com");

    public static TheoryData<string, uint, uint?, DnsResponseCode, int> Lives => new()
    {
        { "an answer lives as long as its records", 20, null, DnsResponseCode.NoError, 20 },
        { "but no longer than the setting", 3600, null, DnsResponseCode.NoError, 30 },
        { "an answer of no life is not kept", 0, null, DnsResponseCode.NoError, 0 },
        { "a denial lives as long as the SOA's minimum", 0, 7, DnsResponseCode.NameError, 7 },
        { "a refusal is not kept", 20, null, DnsResponseCode.Refused, 0 },
    };

    [Theory, MemberData(nameof(Lives))]
    public void It_lives_as_long_as_it_may(string why, uint ttl, uint? minimum, DnsResponseCode code, int life)
    {
        var kept = CachedAnswer.TryMake(Reply(ttl, minimum, code), new CacheSettings(), 0, out var answer);
        Assert.True(kept == life > 0, why);
        if (!kept) return;
        Assert.True(answer!.TryAge(TimeSpan.FromSeconds(life - 1), out var aged), why);
        Assert.False(answer.TryAge(TimeSpan.FromSeconds(life), out _), why);
        Assert.All(Read(aged), r => Assert.Equal(1u, r.Ttl));
    }

    [Fact]
    public void A_denial_without_soa_is_not_kept()
    {
        var bare = new DnsReply(DnsResponseCode.NameError, DnsFlags.None, DnsSections.None, "");
        Assert.False(CachedAnswer.TryMake(bare, new CacheSettings(), 0, out _));
    }

    private static DnsReply Reply(uint ttl, uint? minimum, DnsResponseCode code)
    {
        var soa = new SoaRdata(Name, Name, 1, 2, 3, 4, minimum ?? 0);
        var message = new DnsMessage
        {
            Flags = DnsFlags.Response,
            Code = code,
            Questions = [new DnsQuestion(Name, DnsType.A)],
            Answers = minimum is null ? [new DnsRecord(Name, DnsType.A, ttl, new AddressRdata(IPAddress.Loopback))] : [],
            Authorities = minimum is null ? [] : [new DnsRecord(DnsName.Parse("example.com"), DnsType.Soa, 900, soa)],
        };
        Assert.True(UpstreamReply.TryTake(message.ToBytes(), Name.Wire.Length + 4, "forward", out var reply));
        return reply;
    }

    private static IEnumerable<DnsRecord> Read(DnsReply reply)
    {
        var ask = ZoneWorld.Request("www.example.com", DnsType.A);
        var buffer = new byte[1500];
        Assert.True(DnsMessage.TryParse(buffer.AsSpan(0, ReplyWriter.Write(ask, reply, buffer, buffer.Length)), out var message));
        return message.Answers.Concat(message.Authorities);
    }
}
