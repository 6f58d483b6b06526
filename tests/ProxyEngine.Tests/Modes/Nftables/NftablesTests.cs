using System.Net;
using NetKube.ProxyEngine.Modes.Nftables;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;
using static NetKube.ProxyEngine.Tests.Cluster;

namespace NetKube.ProxyEngine.Tests.Modes.Nftables;

public class NftablesTests
{
    private static readonly ServiceObject Web = Service("web", "10.96.0.9", 30080);
    private static readonly HashSet<ServiceName> WebOnly = [Web.Name];

    [Fact]
    public void Names_are_kube_proxys()
    {
        var port = new ServicePortName(new ServiceName("ns1", "svc1"), "p80", ServiceProtocol.Tcp);
        Assert.Equal("service-ULMVA6XW-ns1/svc1/tcp/p80", NftNames.Service(port));
        Assert.Equal("endpoint-5OJB2KTY-ns1/svc1/tcp/p80__10.180.0.1/80", NftNames.Endpoint(port, IPEndPoint.Parse("10.180.0.1:80")));
    }

    [Fact]
    public void One_service_with_two_endpoints_is_one_chain_and_a_few_elements()
    {
        Assert.Equal("""
            add table ip netkube-proxy
            add chain ip netkube-proxy external-H
            add chain ip netkube-proxy service-H
            add rule ip netkube-proxy external-H jump mark-for-masquerade
            add rule ip netkube-proxy external-H goto service-H
            add rule ip netkube-proxy service-H ip daddr 10.96.0.9 tcp dport 80 ip saddr != 10.244.0.0/16 jump mark-for-masquerade
            add rule ip netkube-proxy service-H meta l4proto tcp dnat ip to numgen random mod 2 map { 0 : 10.244.1.7 . 8080, 1 : 10.244.2.7 . 8080 } comment "default/web:http endpoints"
            add element ip netkube-proxy service-ips { 10.96.0.9 . tcp . 80 comment "default/web:http clusterIP" : goto service-H }
            add element ip netkube-proxy service-nodeports { tcp . 30080 comment "default/web:http nodePort" : goto external-H }
            add element ip netkube-proxy hairpin-connections { 10.244.1.7 . 10.244.1.7 }

            """, Script(new Cluster(), new Cluster().With(Web, Here("10.244.1.7"), There("10.244.2.7"))));
    }

    [Fact]
    public void Losing_the_last_endpoint_is_one_transaction_that_refuses()
    {
        Assert.Equal("""
            add table ip netkube-proxy
            flush chain ip netkube-proxy external-H
            flush chain ip netkube-proxy service-H
            delete element ip netkube-proxy service-ips { 10.96.0.9 . tcp . 80 }
            delete element ip netkube-proxy service-nodeports { tcp . 30080 }
            delete element ip netkube-proxy hairpin-connections { 10.244.1.7 . 10.244.1.7 }
            add element ip netkube-proxy no-endpoint-services { 10.96.0.9 . tcp . 80 comment "default/web:http clusterIP" : goto reject-chain }
            add element ip netkube-proxy no-endpoint-nodeports { tcp . 30080 comment "default/web:http nodePort" : goto reject-chain }
            delete chain ip netkube-proxy external-H
            delete chain ip netkube-proxy service-H

            """, Script(new Cluster().With(Web, Here("10.244.1.7")), new Cluster().With(Web)));
    }

    [Fact]
    public void An_address_of_two_services_is_the_firsts_until_it_leaves()
    {
        var shared = IPAddress.Parse("203.0.113.7");
        var first = Service("a", "10.96.0.1") with { ExternalIps = [shared] };
        var second = Service("b", "10.96.0.2") with { ExternalIps = [shared] };
        var both = new Cluster().With(first, Here("10.244.1.7")).With(second, Here("10.244.1.8"));
        var plan = NftRenderedPlan.From(both.Plan());
        (string, string) place = (NftNames.ServiceIps, "203.0.113.7 . tcp . 80");
        Assert.StartsWith("default/a:", plan.ElementOf(place)!.Comment, StringComparison.Ordinal);
        var left = plan.With(new Cluster().With(second, Here("10.244.1.8")).Plan(), [first.Name]);
        Assert.StartsWith("default/b:", left.ElementOf(place)!.Comment, StringComparison.Ordinal);
        Assert.Null(left.With(new Cluster().Plan(), [second.Name]).ElementOf(place));
    }

    [Fact]
    public void A_listing_reads_back_as_what_it_shows()
    {
        const string listing = """
            table ip netkube-proxy {
            	map service-ips {
            		type ipv4_addr . inet_proto . inet_service : verdict
            		elements = { 10.96.0.10 . udp . 53 : goto service-X,
            			     10.96.0.9 . tcp . 80 comment "default/web:http clusterIP" : goto service-H }
            	}

            	set affinity-A {
            		type ipv4_addr
            		size 65535
            		flags dynamic,timeout
            		timeout 3h
            		elements = { 10.244.1.5 expires 2h59m }
            	}

            	chain firewall-prerouting {
            		type filter hook prerouting priority dstnat - 10; policy accept;
            		ct state new drop
            	}

            	chain service-H {
            		dnat ip to numgen random mod 2 map { 1 : 10.244.2.7 . 8080, 0 : 10.244.1.7 . 8080 } comment "x"
            	}
            }
            """;
        var table = NftReader.Read(new StringReader(listing));
        Assert.Equal(new NftElement("10.96.0.9 . tcp . 80", "default/web:http clusterIP", "goto service-H"),
            table.Sets["service-ips"].Elements["10.96.0.9 . tcp . 80"]);
        Assert.Equal(2, table.Sets["service-ips"].Elements.Count);
        Assert.Equal(["type ipv4_addr", "size 65535", "flags dynamic,timeout", "timeout 3h"], table.Sets["affinity-A"].Properties);
        Assert.Empty(table.Sets["affinity-A"].Elements);
        Assert.Equal("type filter hook prerouting priority -110; policy accept;", table.Chains["firewall-prerouting"].Hook);
        Assert.Equal("dnat ip to numgen random mod 2 map { 0 : 10.244.1.7 . 8080, 1 : 10.244.2.7 . 8080 } comment \"x\"",
            Assert.Single(table.Chains["service-H"].Rules));
    }

    [Theory]
    [InlineData(10800, "3h")]
    [InlineData(90, "1m30s")]
    [InlineData(129600, "1d12h")]
    public void A_time_is_written_as_nft_lists_it(int seconds, string text) =>
        Assert.Equal(text, NftText.Duration(TimeSpan.FromSeconds(seconds)));

    private static string Script(Cluster before, Cluster after)
    {
        var change = NftChange.Between(NftRenderedPlan.From(before.Plan()), NftRenderedPlan.From(after.Plan()), WebOnly);
        var text = new StringWriter { NewLine = "\n" };
        new NftScript(text, IpFamily.V4).Write(change);
        var hash = NftNames.Service(new ServicePortName(Web.Name, "http", ServiceProtocol.Tcp))["service-".Length..];
        return text.ToString().Replace(hash, "H", StringComparison.Ordinal);
    }
}
