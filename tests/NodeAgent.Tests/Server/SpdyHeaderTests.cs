using NetKube.NodeAgent.Server.Spdy;

namespace NetKube.NodeAgent.Tests.Server;

/// <summary>Header blocks as zlib packs them with the dictionary, and as we do.</summary>
public sealed class SpdyHeaderTests
{
    // Made with zlib: one stream, two blocks, each ended by a sync flush.
    private const string First = "78f9e3c6a7c202253a703a2b294a4dcc851625aca9a0808614cb45e01c6061606100a4398b20d198094ade8c0600000000ffff";
    private const string Second = "02c960680695438944e9452fc138e10109000000ffff";

    [Fact]
    public void Blocks_that_zlib_packed_are_read_one_after_another()
    {
        using var reader = new SpdyHeaderReader();
        Assert.Equal(new Dictionary<string, string> { ["streamtype"] = "error",
            ["port"] = "8080", ["requestid"] = "0" }, reader.Read(Convert.FromHexString(First)));
        Assert.Equal(new Dictionary<string, string> { ["streamtype"] = "data", ["port"] = "8080",
            ["requestid"] = "0", ["content-type"] = "text/html" }, reader.Read(Convert.FromHexString(Second)));
    }

    [Fact]
    public void What_is_written_can_be_read()
    {
        var writer = new SpdyHeaderWriter();
        using var reader = new SpdyHeaderReader();
        for (var i = 0; i < 3; i++)
        {
            var headers = new Dictionary<string, string> { ["a"] = new string('x', i * 100), ["b"] = "ü" };
            Assert.Equal(headers, reader.Read(writer.Write(headers)));
        }
    }

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("789c0000", "too short for a zlib header")]
    [InlineData("78bb0000000000000000", "another dictionary")]
    [InlineData("78bbe3c6a7c2ffffffffff", "no deflate block")]
    [InlineData("78bbe3c6a7c200040000fbff7fffffff", "more headers than there may be")]
    public void A_block_that_is_none_is_refused(string hex, string why)
    {
        using var reader = new SpdyHeaderReader();
        var refusal = Record.Exception(() => reader.Read(Convert.FromHexString(hex)));
        Assert.True(refusal is SpdyException, $"{why}: {refusal}");
    }
}
