using System.Net;

namespace NetKube.ProxyEngine.Tests;

public class ServiceProxyOptionsTests
{
    private static readonly ServiceProxyOptions Good = new() { NodeName = "node-a", NodeAddresses = [IPAddress.Parse("192.0.2.10")] };

    [Fact]
    public void Good_options_have_no_errors() => Assert.Empty(Good.Errors());

    public static TheoryData<string, ServiceProxyOptions> Bad => new()
    {
        { "Mode", Good with { Mode = "iptable" } },
        { "NodeName", Good with { NodeName = "" } },
        { "NodeAddresses", Good with { NodeAddresses = [] } },
        { "SyncPeriod", Good with { SyncPeriod = TimeSpan.Zero } },
        { "RetryPeriod", Good with { RetryPeriod = TimeSpan.Zero } },
    };

    [Theory, MemberData(nameof(Bad))]
    public void A_wrong_option_is_named(string option, ServiceProxyOptions options) =>
        Assert.StartsWith(option + ":", Assert.Single(options.Errors()), StringComparison.Ordinal);
}
