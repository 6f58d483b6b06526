namespace NetKube.Netns.Tests.Services;

public class IptablesServices() : ProxyModeContract("iptables")
{
    protected override async Task BreakAsync()
    {
        await World.RunAsync("iptables", "-t", "nat", "-F", "PREROUTING");
        await World.RunAsync("iptables", "-t", "nat", "-F", "KUBE-SERVICES");
        await World.RunAsync("iptables", "-t", "nat", "-I", "KUBE-POSTROUTING", "-j", "RETURN");
    }
}
