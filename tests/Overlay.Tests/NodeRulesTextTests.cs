using System.Net;
using NetKube.Overlay.NodeRules;
using NetKube.Overlay.PodNetwork;
using NetKube.Shared.PodNetworking;

namespace NetKube.Overlay.Tests;

public sealed class NodeRulesTextTests
{
    [Fact]
    public void The_rules_are_these()
    {
        var web = new PodAttachment("s", IPAddress.Parse("10.244.1.5"), "default", "web", "uid",
            [new HostPort(8080, 80, "TCP", null), new HostPort(53, 5353, "UDP", IPAddress.Parse("192.0.2.1"))]);
        var text = NodeRulesText.Render(new NodeRulesPlan(IPNetwork.Parse("10.244.0.0/16"), IPNetwork.Parse("10.244.1.0/24"), [web]));
        Assert.Equal(
            """
            *nat
            :NETKUBE-POSTRTG - [0:0]
            :NETKUBE-HOSTPORTS - [0:0]
            -A NETKUBE-POSTRTG -s 10.244.1.5/32 -d 10.244.1.5/32 -m comment --comment "netkube overlay: pod default/web to itself" -j MASQUERADE
            -A NETKUBE-POSTRTG -m mark --mark 0x4000/0x4000 -m comment --comment "netkube overlay: left to the service proxy" -j RETURN
            -A NETKUBE-POSTRTG -s 10.244.1.0/24 -d 10.244.0.0/16 -m comment --comment "netkube overlay: between pods" -j RETURN
            -A NETKUBE-POSTRTG -s 10.244.0.0/16 -d 10.244.1.0/24 -m comment --comment "netkube overlay: between pods" -j RETURN
            -A NETKUBE-POSTRTG ! -s 10.244.0.0/16 -d 10.244.1.0/24 -m comment --comment "netkube overlay: to this node's pods: the client's address stays" -j RETURN
            -A NETKUBE-POSTRTG -s 10.244.0.0/16 ! -d 224.0.0.0/4 -m comment --comment "netkube overlay: pods to the outside" -j MASQUERADE --random-fully
            -A NETKUBE-POSTRTG ! -s 10.244.0.0/16 -d 10.244.0.0/16 -m comment --comment "netkube overlay: from outside to other nodes' pods" -j MASQUERADE --random-fully
            -A NETKUBE-HOSTPORTS -p tcp -m tcp --dport 8080 -m comment --comment "netkube overlay: pod default/web hostPort 8080" -j DNAT --to-destination 10.244.1.5:80
            -A NETKUBE-HOSTPORTS -d 192.0.2.1/32 -p udp -m udp --dport 53 -m comment --comment "netkube overlay: pod default/web hostPort 53" -j DNAT --to-destination 10.244.1.5:5353
            COMMIT
            *filter
            :NETKUBE-FWD - [0:0]
            -A NETKUBE-FWD -s 10.244.0.0/16 -m comment --comment "netkube overlay: from pods" -j ACCEPT
            -A NETKUBE-FWD -d 10.244.0.0/16 -m comment --comment "netkube overlay: to pods" -j ACCEPT
            COMMIT

            """, text);
    }

    [Fact]
    public void The_rules_grow_by_two_for_a_pod_with_a_host_port_and_not_at_all_for_others()
    {
        Assert.Equal(0, Lines([Pod(1, 0), Pod(2, 0)]) - Lines([]));
        Assert.Equal(2, Lines([Pod(1, 1)]) - Lines([]));
    }

    private static int Lines(PodAttachment[] pods) => NodeRulesText.Render(
        new NodeRulesPlan(IPNetwork.Parse("10.244.0.0/16"), IPNetwork.Parse("10.244.1.0/24"), pods)).Count(c => c == '\n');

    private static PodAttachment Pod(byte number, int ports) => new(
        $"s{number}", new IPAddress([10, 244, 1, number]), "default", $"p{number}", "",
        [.. Enumerable.Range(0, ports).Select(i => new HostPort(8000 + i, 80, "TCP", null))]);
}
