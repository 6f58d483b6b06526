using System.Buffers.Binary;
using System.Net;
using NetKube.Shared.Packets.Dns;

namespace NetKube.Shared.Tests.Packets.Dns;

public class DnsMessageTests
{
    [Fact]
    public void Every_kind_of_record_survives_the_wire()
    {
        var name = DnsName.Parse("web.default.svc.cluster.local");
        var message = new DnsMessage
        {
            Id = 0xBEEF,
            Flags = DnsFlags.Response | DnsFlags.Authoritative | DnsFlags.RecursionDesired,
            Code = DnsResponseCode.NoError,
            Questions = [new DnsQuestion(name, DnsType.A)],
            Answers =
            [
                new DnsRecord(name, DnsType.A, 5, new AddressRdata(IPAddress.Parse("10.96.0.9"))),
                new DnsRecord(name, DnsType.Aaaa, 5, new AddressRdata(IPAddress.Parse("fd00::9"))),
                new DnsRecord(name, DnsType.Cname, 5, new NameRdata(DnsName.Parse("other.default.svc.cluster.local"))),
                new DnsRecord(name, DnsType.Srv, 5, new SrvRdata(0, 100, 80, DnsName.Parse("a.web.default.svc.cluster.local"))),
                new DnsRecord(name, DnsType.Txt, 5, TxtRdata.Of("1.1.0")),
                new DnsRecord(name, DnsType.Ptr, 5, new NameRdata(name)),
                new DnsRecord(name, (DnsType)9999, 5, new OpaqueRdata([1, 2, 3])),
            ],
            Authorities =
            [
                new DnsRecord(
                    DnsName.Parse("cluster.local"),
                    DnsType.Soa,
                    30,
                    new SoaRdata(DnsName.Parse("ns.dns.cluster.local"), DnsName.Parse("hostmaster.cluster.local"), 1, 2, 3, 4, 5)),
                new DnsRecord(DnsName.Parse("cluster.local"), DnsType.Ns, 30, new NameRdata(DnsName.Parse("ns.dns.cluster.local"))),
            ],
            Edns = new DnsEdns(1232, DnssecOk: true) { Options = new byte[] { 0, 10, 0, 1, 7 } },
        };
        var bytes = message.ToBytes();
        Assert.True(DnsMessage.TryParse(bytes, out var read));
        Assert.Equal(message.Questions, read.Questions);
        Assert.Equal(message.Answers, read.Answers);
        Assert.Equal(message.Authorities, read.Authorities);
        Assert.Equal(message.Flags, read.Flags);
        Assert.Equal(message.Id, read.Id);
        Assert.Equal(message.Edns.Options.ToArray(), read.Edns!.Options.ToArray());
        Assert.True(read.Edns.DnssecOk);
    }

    [Fact]
    public void Repeated_names_are_compressed_but_never_an_srv_target()
    {
        var name = DnsName.Parse("a.long.enough.example");
        var message = new DnsMessage
        {
            Questions = [new DnsQuestion(name, DnsType.Srv)],
            Answers = [new DnsRecord(name, DnsType.Srv, 1, new SrvRdata(1, 2, 3, name))],
        };
        // Header, question, pointer, fixed part, SRV with its whole target.
        Assert.Equal(12 + 23 + 4 + 2 + 10 + 6 + 23, message.ToBytes().Length);
    }

    [Fact]
    public void The_extended_code_is_split_and_joined()
    {
        var message = new DnsMessage { Code = DnsResponseCode.BadVersion, Edns = new DnsEdns(512) };
        Assert.True(DnsMessage.TryParse(message.ToBytes(), out var read));
        Assert.Equal(DnsResponseCode.BadVersion, read.Code);
    }

    [Fact]
    public void Records_that_do_not_fit_are_left_out_whole_and_say_so()
    {
        var name = DnsName.Parse("many.example");
        var message = new DnsMessage
        {
            Questions = [new DnsQuestion(name, DnsType.A)],
            Answers = [.. Enumerable.Range(0, 100).Select(i => new DnsRecord(name, DnsType.A, 1, new AddressRdata(new IPAddress([10, 0, 0, (byte)i]))))],
            Edns = new DnsEdns(1232),
        };
        var bytes = message.ToBytes(512);
        Assert.True(bytes.Length <= 512);
        Assert.True(DnsMessage.TryParse(bytes, out var read));
        Assert.True(read.Flags.HasFlag(DnsFlags.Truncated));
        Assert.Equal((512 - 11 - 12 - 18) / 16, read.Answers.Count);
        Assert.NotNull(read.Edns);
    }

    [Theory]
    [InlineData("a pointer to itself", 12, new byte[] { 0xC0, 12 })]
    [InlineData("a pointer forward", 12, new byte[] { 0xC0, 14, 0, 0 })]
    [InlineData("a pointer into the header", 12, new byte[] { 0xC0, 0 })]
    [InlineData("a circle of two", 14, new byte[] { 0xC0, 14, 0xC0, 12 })]
    [InlineData("a label and back to it", 12, new byte[] { 1, 97, 0xC0, 12 })]
    [InlineData("half a pointer", 12, new byte[] { 0xC0 })]
    [InlineData("a label past the end", 12, new byte[] { 5, 97 })]
    [InlineData("a label of reserved kind", 12, new byte[] { 0x80, 0 })]
    [InlineData("no end", 12, new byte[] { 1, 97 })]
    public void Bad_names_are_refused(string why, int start, byte[] tail)
    {
        var message = new byte[DnsHeader.Size + tail.Length];
        tail.CopyTo(message, DnsHeader.Size);
        Assert.False(DnsName.TryRead(message, start, out _, out _), why);
    }

    [Fact]
    public void Pointers_cannot_make_a_name_longer_than_255_bytes()
    {
        // Each step adds a label of 60 and points to the step before: the fifth would be too long.
        var message = new List<byte>(new byte[DnsHeader.Size]);
        var previous = -1;
        var results = new List<bool>();
        for (var step = 0; step < 6; step++)
        {
            var start = message.Count;
            message.Add(60);
            message.AddRange(Enumerable.Repeat((byte)'x', 60));
            if (previous < 0) message.Add(0);
            else message.AddRange([(byte)(0xC0 | (previous >> 8)), (byte)previous]);
            previous = start;
            results.Add(DnsName.TryRead(message.ToArray(), start, out _, out _));
        }

        Assert.Equal([true, true, true, true, false, false], results);
    }

    [Fact]
    public void A_name_survives_at_any_offset_with_pointers()
    {
        var random = new Random(3);
        Span<byte> buffer = new byte[4096];
        for (var round = 0; round < 500; round++)
        {
            var writer = new DnsWriter(buffer);
            writer.SkipHeader();
            var names = Enumerable.Range(0, 8).Select(_ => DnsNameTests.RandomWire(random)).ToList();
            names.AddRange(names.Select(n => n[0] == 0 ? n : n[(1 + n[0])..]).ToList());
            var starts = new List<int>();
            foreach (var name in names)
            {
                starts.Add(writer.Position);
                writer.WriteName(name, compress: true);
            }

            Assert.False(writer.Overflowed);
            for (var i = 0; i < names.Count; i++)
            {
                Assert.True(DnsName.TryRead(buffer[..writer.Position], starts[i], out var read, out var next));
                Assert.True(read.Wire.SequenceEqual(names[i]));
                Assert.Equal(i + 1 < starts.Count ? starts[i + 1] : writer.Position, next);
            }
        }
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(11);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = new byte[random.Next(0, 200)];
            random.NextBytes(bytes);
            // Small counts, so that some get past the header.
            if (bytes.Length >= 12) for (var at = 4; at < 12; at++) bytes[at] = (byte)(at % 2 == 0 ? 0 : random.Next(0, 3));
            _ = DnsMessage.TryParse(bytes, out _);
        }
    }

    [Fact]
    public void Damaged_messages_never_throw_and_what_is_read_can_be_written()
    {
        var name = DnsName.Parse("web.default.svc.cluster.local");
        var good = new DnsMessage
        {
            Flags = DnsFlags.Response,
            Questions = [new DnsQuestion(name, DnsType.Srv)],
            Answers = [new DnsRecord(name, DnsType.Srv, 5, new SrvRdata(0, 100, 80, name)), new DnsRecord(name, DnsType.Txt, 1, TxtRdata.Of("x"))],
            Additionals = [new DnsRecord(name, DnsType.A, 5, new AddressRdata(IPAddress.Loopback))],
            Edns = new DnsEdns(1232),
        }.ToBytes();
        var random = new Random(5);
        var readable = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = good[..(random.Next(4) == 0 ? random.Next(good.Length) : good.Length)];
            for (var flips = random.Next(1, 4); flips > 0 && bytes.Length > 0; flips--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            if (!DnsMessage.TryParse(bytes, out var read)) continue;
            readable++;
            Assert.True(DnsMessage.TryParse(read.ToBytes(), out var again));
            Assert.Equal(read.Answers, again.Answers);
        }

        Assert.InRange(readable, 1000, 20_000);
    }

    [Fact]
    public void Counts_that_promise_more_than_there_is_cost_nothing()
    {
        var bytes = DnsQuery.ToBytes(1, DnsName.Parse("a.b"), DnsType.A);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(6), ushort.MaxValue);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(DnsMessage.TryParse(bytes, out _));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
    }

    [Fact]
    public void A_query_is_what_a_stub_resolver_sends()
    {
        Assert.True(DnsMessage.TryParse(DnsQuery.ToBytes(77, DnsName.Parse("Web.Default"), DnsType.Aaaa), out var query));
        Assert.Equal(77, query.Id);
        Assert.Equal(DnsFlags.RecursionDesired, query.Flags);
        Assert.Equal("Web.Default.", query.Questions.Single().Name.ToString());
        Assert.Equal(DnsType.Aaaa, query.Questions.Single().Type);
        Assert.Equal(1232, query.Edns!.UdpSize);
    }
}
