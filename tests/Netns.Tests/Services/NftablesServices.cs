namespace NetKube.Netns.Tests.Services;

public class NftablesServices() : ProxyModeContract("nftables")
{
    protected override async Task BreakAsync()
    {
        await World.RunAsync("nft", "flush", "map", "ip", "netkube-proxy", "service-ips");
        await World.RunAsync("nft", "flush", "chain", "ip", "netkube-proxy", "nat-prerouting");
        await World.RunAsync("nft", "insert", "rule", "ip", "netkube-proxy", "masquerading", "drop");
        await World.RunAsync("nft", "add", "chain", "ip", "netkube-proxy", "somebody-elses");
    }
}
