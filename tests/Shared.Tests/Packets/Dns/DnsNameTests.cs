using NetKube.Shared.Packets.Dns;

namespace NetKube.Shared.Tests.Packets.Dns;

public class DnsNameTests
{
    [Theory]
    [InlineData("cluster.local", "cluster.local.")]
    [InlineData("cluster.local.", "cluster.local.")]
    [InlineData(".", ".")]
    [InlineData("A", "A.")]
    [InlineData(@"a\.b.c", @"a\.b.c.")]
    [InlineData(@"a\000b.c", @"a\000b.c.")]
    [InlineData("_http._tcp.svc1", "_http._tcp.svc1.")]
    public void Text_is_read_and_written_back(string text, string written) => Assert.Equal(written, DnsName.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(".a")]
    [InlineData("a..b")]
    [InlineData(@"a\")]
    [InlineData(@"a\25")]
    [InlineData(@"a\999")]
    [InlineData("ä.b")]
    public void What_is_no_name_is_refused(string text) => Assert.False(DnsName.TryParse(text, out _));

    [Fact]
    public void A_label_holds_63_bytes_and_no_more()
    {
        Assert.True(DnsName.TryParse(new string('a', 63) + ".b", out _));
        Assert.False(DnsName.TryParse(new string('a', 64) + ".b", out _));
    }

    [Fact]
    public void A_name_holds_255_bytes_and_no_more()
    {
        var label = new string('a', 63);
        var longest = $"{label}.{label}.{label}.{new string('b', 61)}";
        Assert.True(DnsName.TryParse(longest, out var name));
        Assert.Equal(255, name.Wire.Length);
        Assert.True(DnsName.TryParse(longest + ".", out _));
        Assert.False(DnsName.TryParse(longest + "b", out _));
        Assert.False(DnsName.TryParse(longest + ".b", out _));
    }

    [Fact]
    public void Names_compare_without_case_and_keep_it()
    {
        var mixed = DnsName.Parse("KuBe.Local");
        Assert.Equal(DnsName.Parse("kube.local"), mixed);
        Assert.Equal(DnsName.Parse("kube.local").GetHashCode(), mixed.GetHashCode());
        Assert.Equal("KuBe.Local.", mixed.ToString());
        // '@' and '`' differ by the same bit as letters do, but are none.
        Assert.NotEqual(DnsName.Parse("@"), DnsName.Parse("`"));
    }

    [Fact]
    public void Any_label_bytes_survive_text()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var wire = RandomWire(random);
            Assert.True(DnsName.TryFromWire(wire, out var name));
            Assert.True(name.Wire.SequenceEqual(DnsName.Parse(name.ToString()).Wire), name.ToString());
        }
    }

    internal static byte[] RandomWire(Random random)
    {
        var wire = new List<byte>();
        for (var labels = random.Next(0, 6); labels > 0; labels--)
        {
            var label = new byte[random.Next(1, 40)];
            random.NextBytes(label);
            // Text is ASCII, escapes reach every byte.
            wire.Add((byte)label.Length);
            wire.AddRange(label);
        }

        wire.Add(0);
        return [.. wire];
    }
}
