using System.Net;
using NetKube.ProxyEngine.Modes.Iptables;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;
using static NetKube.ProxyEngine.Tests.Cluster;

namespace NetKube.ProxyEngine.Tests.Modes.Iptables;

/// The text that iptables-restore gets.
public class RestoreTextTests
{
    private static readonly ServiceObject Web = Service("web", "10.96.0.9", 30080);

    [Fact]
    public void One_service_with_two_endpoints_reads_as_expected()
    {
        var empty = new Cluster().Plan();
        var plan = new Cluster().With(Web, Here("10.244.1.7"), There("10.244.2.7")).Plan();
        Assert.Equal("""
            *nat
            :KUBE-EXT-CDGGSHYLG3RE2FKL - [0:0]
            :KUBE-SVC-CDGGSHYLG3RE2FKL - [0:0]
            :KUBE-SEP-A - [0:0]
            :KUBE-SEP-B - [0:0]
            :KUBE-SERVICES - [0:0]
            :KUBE-NODEPORTS - [0:0]
            -A KUBE-EXT-CDGGSHYLG3RE2FKL -m comment --comment "default/web:http externalTrafficPolicy: masquerade" -j KUBE-MARK-MASQ
            -A KUBE-EXT-CDGGSHYLG3RE2FKL -j KUBE-SVC-CDGGSHYLG3RE2FKL
            -A KUBE-SVC-CDGGSHYLG3RE2FKL ! -s 10.244.0.0/16 -d 10.96.0.9/32 -p tcp -m comment --comment "default/web:http clusterIP" -m tcp --dport 80 -j KUBE-MARK-MASQ
            -A KUBE-SVC-CDGGSHYLG3RE2FKL -m comment --comment "default/web:http -> 10.244.1.7:8080" -m statistic --mode random --probability 0.50000000000 -j KUBE-SEP-A
            -A KUBE-SVC-CDGGSHYLG3RE2FKL -m comment --comment "default/web:http -> 10.244.2.7:8080" -j KUBE-SEP-B
            -A KUBE-SEP-A -s 10.244.1.7/32 -m comment --comment "default/web:http endpoint" -j KUBE-MARK-MASQ
            -A KUBE-SEP-A -p tcp -m comment --comment "default/web:http endpoint" -j DNAT --to-destination 10.244.1.7:8080
            -A KUBE-SEP-B -s 10.244.2.7/32 -m comment --comment "default/web:http endpoint" -j KUBE-MARK-MASQ
            -A KUBE-SEP-B -p tcp -m comment --comment "default/web:http endpoint" -j DNAT --to-destination 10.244.2.7:8080
            -A KUBE-SERVICES -d 10.96.0.9/32 -p tcp -m comment --comment "default/web:http clusterIP" -m tcp --dport 80 -j KUBE-SVC-CDGGSHYLG3RE2FKL
            -A KUBE-SERVICES ! -d 127.0.0.0/8 -m comment --comment "kubernetes service nodeports; NOTE: this must be the last rule in this chain" -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS
            -A KUBE-NODEPORTS -p tcp -m comment --comment "default/web:http nodePort" -m tcp --dport 30080 -j KUBE-EXT-CDGGSHYLG3RE2FKL
            COMMIT

            """, Named(Text(empty, plan)));
    }

    [Fact]
    public void A_service_without_endpoints_is_refused_before_its_translation_goes()
    {
        var some = new Cluster().With(Web, Here("10.244.1.7")).Plan();
        var none = new Cluster().With(Web).Plan();
        Assert.Equal("""
            *filter
            :KUBE-SERVICES - [0:0]
            :KUBE-EXTERNAL-SERVICES - [0:0]
            -A KUBE-SERVICES -d 10.96.0.9/32 -p tcp -m comment --comment "default/web:http clusterIP has no endpoints" -m tcp --dport 80 -j REJECT --reject-with icmp-port-unreachable
            -A KUBE-EXTERNAL-SERVICES -p tcp -m comment --comment "default/web:http nodePort has no endpoints" -m addrtype --dst-type LOCAL -m tcp --dport 30080 -j REJECT --reject-with icmp-port-unreachable
            COMMIT
            *nat
            :KUBE-SERVICES - [0:0]
            :KUBE-NODEPORTS - [0:0]
            :KUBE-EXT-CDGGSHYLG3RE2FKL - [0:0]
            :KUBE-SVC-CDGGSHYLG3RE2FKL - [0:0]
            :KUBE-SEP-A - [0:0]
            -A KUBE-SERVICES ! -d 127.0.0.0/8 -m comment --comment "kubernetes service nodeports; NOTE: this must be the last rule in this chain" -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS
            -X KUBE-EXT-CDGGSHYLG3RE2FKL
            -X KUBE-SVC-CDGGSHYLG3RE2FKL
            -X KUBE-SEP-A
            COMMIT

            """, Named(Text(some, none)));
    }

    [Fact]
    public void A_new_endpoint_rewrites_only_its_services_chains()
    {
        var one = new Cluster().With(Web, Here("10.244.1.7")).Plan();
        var two = new Cluster().With(Web, Here("10.244.1.7"), There("10.244.2.7")).Plan();
        var named = Text(one, two).Split('\n').Where(line => line.StartsWith(':')).Select(line => line[1..9]);
        Assert.Equal(["KUBE-SVC", "KUBE-SEP"], named);
    }

    [Fact]
    public void Session_affinity_asks_before_it_chooses_and_remembers_afterwards()
    {
        var sticky = Web with { AffinityTimeout = TimeSpan.FromHours(3) };
        var text = Text(new Cluster().Plan(), new Cluster().With(sticky, Here("10.244.1.7")).Plan());
        var chain = "KUBE-SEP-" + text.Split("KUBE-SEP-")[1][..16];
        var lines = text.Split('\n');
        var asks = Array.FindIndex(lines, line => line.Contains(
            $"-m recent --rcheck --seconds 10800 --reap --name {chain} --mask 255.255.255.255 --rsource -j {chain}", StringComparison.Ordinal));
        var chooses = Array.FindIndex(lines, line => line.EndsWith($"-> 10.244.1.7:8080\" -j {chain}", StringComparison.Ordinal));
        var remembers = Array.FindIndex(lines, line => line.Contains(
            $"-m recent --set --name {chain} --mask 255.255.255.255 --rsource -j DNAT", StringComparison.Ordinal));
        Assert.True(asks >= 0 && asks < chooses, text);
        Assert.True(remembers >= 0, text);
    }

    [Fact]
    public void IPv6_has_its_own_forms()
    {
        var node = new PlanSettings { NodeName = "node-a", Family = IpFamily.V6, ClusterCidr = IPNetwork.Parse("fd00:10:244::/56") };
        var service = Service("web", "fd00:10:96::9") with { AffinityTimeout = TimeSpan.FromHours(3) };
        var text = Text(new Cluster().Plan(node), new Cluster().With(service, Here("fd00:10:244:1::7")).Plan(node));
        Assert.Contains("-d fd00:10:96::9/128 -p tcp", text, StringComparison.Ordinal);
        Assert.Contains("-j DNAT --to-destination [fd00:10:244:1::7]:8080", text, StringComparison.Ordinal);
        Assert.Contains("--mask ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", text, StringComparison.Ordinal);
    }

    internal static string Text(ServicePlan before, ServicePlan after)
    {
        var changed = before.Services.Concat(after.Services).ToHashSet();
        var change = RulesetChange.Between(RenderedPlan.From(before), RenderedPlan.From(after), changed);
        var text = new StringWriter { NewLine = "\n" };
        RestoreText.Write(text, change);
        return text.ToString();
    }

    /// Endpoint chains by their order of appearance, to keep the expected text readable.
    private static string Named(string text)
    {
        var name = 'A';
        foreach (var chain in text.Split([' ', '\n', ':']).Where(word => word.StartsWith("KUBE-SEP-", StringComparison.Ordinal)).Distinct())
        {
            text = text.Replace(chain, $"KUBE-SEP-{name++}", StringComparison.Ordinal);
        }

        return text;
    }
}
