using NetKube.NodeAgent.Probes;

namespace NetKube.NodeAgent.Tests.Probes;

public sealed class GrpcProbeTests
{
    [Fact]
    public void A_request_is_a_framed_message_with_the_service()
    {
        Assert.Equal([0, 0, 0, 0, 0], GrpcProbe.Render(""));
        Assert.Equal([0, 0, 0, 0, 4, 0x0a, 2, (byte)'a', (byte)'b'], GrpcProbe.Render("ab"));
    }

    [Fact]
    public void An_answer_has_the_status()
    {
        Assert.Equal(1, GrpcProbe.StatusOf([0, 0, 0, 0, 2, 0x08, 1]));
        Assert.Equal(0, GrpcProbe.StatusOf([0, 0, 0, 0, 0]));
    }
}
