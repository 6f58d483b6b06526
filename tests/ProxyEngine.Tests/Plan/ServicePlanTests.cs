using System.Net;
using NetKube.ProxyEngine.Modes.Iptables;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;
using static NetKube.ProxyEngine.Tests.Cluster;

namespace NetKube.ProxyEngine.Tests.Plan;

/// Where a packet ends, by the plan and by the iptables rules made of it: both must give the row's answer.
public class ServicePlanTests
{
    private const string Pod = "10.244.1.5";
    private const string Outside = "198.51.100.4";
    private const string Vip = "10.96.0.9:80";
    private const string NodePort = "192.0.2.10:30080";
    private const string External = "203.0.113.7:80";

    private static readonly ServiceObject Web = Service("web", "10.96.0.9", 30080) with
    {
        ExternalIps = [IPAddress.Parse("203.0.113.7")],
    };

    private static readonly ServiceObject LocalOutside = Web with { ExternalTrafficPolicy = TrafficPolicy.Local };
    private static readonly ServiceObject LocalInside = Web with { InternalTrafficPolicy = TrafficPolicy.Local };

    private static readonly EndpointSliceEntry A = Here("10.244.1.7"), B = There("10.244.2.7");
    private static readonly EndpointSliceEntry Leaving = A with { Ready = false, Terminating = true };
    private static readonly EndpointSliceEntry Gone = A with { Ready = false, Serving = false, Terminating = true };

    internal sealed record Flow(string Says, ServiceObject Service, EndpointSliceEntry[] Endpoints, Packet Packet, Fate Fate)
    {
        public PlanSettings Node { get; init; } = Cluster.Node;

        public override string ToString() => Says;
    }

    private static readonly Flow[] All =
    [
        new("a pod reaches every ready endpoint", Web, [A, B], Packet.Tcp(Pod, Vip), Fate.To("10.244.1.7:8080", "10.244.2.7:8080")),
        new("another port of the address is no Service", Web, [A], Packet.Tcp(Pod, "10.96.0.9:81"), Fate.Untouched),
        new("another protocol is no Service", Web, [A], Packet.Udp(Pod, Vip), Fate.Untouched),
        new("an endpoint that is not ready gets nothing", Web, [A, B with { Ready = false }], Packet.Tcp(Pod, Vip), Fate.To("10.244.1.7:8080")),
        new("without endpoints the cluster IP refuses", Web, [], Packet.Tcp(Pod, Vip), Fate.Reject),
        new("without endpoints the node port refuses", Web, [], Packet.Tcp(Outside, NodePort), Fate.Reject),
        new("without endpoints the external IP refuses", Web, [], Packet.Tcp(Outside, External), Fate.Reject),
        new("a client off the cluster is masqueraded", Web, [B], Packet.Tcp(Outside, Vip), Fate.To("10.244.2.7:8080").Masqueraded()),
        new("a pod is not masqueraded", Web, [B], Packet.Tcp(Pod, Vip), Fate.To("10.244.2.7:8080")),
        new("masquerade-all masquerades pods too", Web, [B], Packet.Tcp(Pod, Vip), Fate.To("10.244.2.7:8080").Masqueraded())
            { Node = Cluster.Node with { MasqueradeAll = true } },
        new("without a cluster CIDR nobody is off the cluster", Web, [B], Packet.Tcp(Outside, Vip), Fate.To("10.244.2.7:8080"))
            { Node = Cluster.Node with { ClusterCidr = null } },
        new("a pod that reaches itself is masqueraded, and only then", Web, [A, B], Packet.Tcp("10.244.1.7", Vip),
            Fate.To("10.244.1.7:8080").Masqueraded().Or(Fate.To("10.244.2.7:8080"))),
        new("the node port leads to every endpoint, masqueraded", Web, [A, B], Packet.Tcp(Outside, NodePort),
            Fate.To("10.244.1.7:8080", "10.244.2.7:8080").Masqueraded()),
        new("the node port of localhost is closed", Web, [A], Packet.Tcp("127.0.0.1", "127.0.0.1:30080"), Fate.Untouched),
        new("the node port of localhost opens by request", Web, [A], Packet.Tcp("127.0.0.1", "127.0.0.1:30080"), Fate.To("10.244.1.7:8080").Masqueraded())
            { Node = Cluster.Node with { LocalhostNodePorts = true } },
        new("the node port answers only on the addresses chosen", Web, [A], Packet.Tcp(Outside, NodePort), Fate.Untouched)
            { Node = Cluster.Node with { NodePortAddresses = [IPNetwork.Parse("172.16.0.0/12")] } },
        new("the external IP leads to every endpoint, masqueraded", Web, [A, B], Packet.Tcp(Outside, External),
            Fate.To("10.244.1.7:8080", "10.244.2.7:8080").Masqueraded()),

        new("external Local keeps the client and stays on the node", LocalOutside, [A, B], Packet.Tcp(Outside, NodePort), Fate.To("10.244.1.7:8080")),
        new("external Local drops when the node has no endpoint", LocalOutside, [B], Packet.Tcp(Outside, NodePort), Fate.Drop),
        new("external Local refuses when nobody has one", LocalOutside, [], Packet.Tcp(Outside, NodePort), Fate.Reject),
        new("external Local gives a pod the whole cluster", LocalOutside, [A, B], Packet.Tcp(Pod, NodePort), Fate.To("10.244.1.7:8080", "10.244.2.7:8080")),
        new("external Local gives a pod the others' endpoints", LocalOutside, [B], Packet.Tcp(Pod, External), Fate.To("10.244.2.7:8080")),
        new("external Local gives the node the whole cluster, masqueraded", LocalOutside, [B], Packet.Tcp("192.0.2.10", NodePort),
            Fate.To("10.244.2.7:8080").Masqueraded()),
        new("external Local does not touch the cluster IP", LocalOutside, [B], Packet.Tcp(Pod, Vip), Fate.To("10.244.2.7:8080")),

        new("internal Local stays on the node", LocalInside, [A, B], Packet.Tcp(Pod, Vip), Fate.To("10.244.1.7:8080")),
        new("internal Local drops when the node has no endpoint", LocalInside, [B], Packet.Tcp(Pod, Vip), Fate.Drop),
        new("internal Local does not touch the node port", LocalInside, [B], Packet.Tcp(Outside, NodePort), Fate.To("10.244.2.7:8080").Masqueraded()),

        new("a leaving endpoint serves when no other is left", Web, [Leaving], Packet.Tcp(Pod, Vip), Fate.To("10.244.1.7:8080")),
        new("a leaving endpoint rests while another is ready", Web, [Leaving, B], Packet.Tcp(Pod, Vip), Fate.To("10.244.2.7:8080")),
        new("an endpoint that no longer serves is nobody's fallback", Web, [Gone], Packet.Tcp(Pod, Vip), Fate.Reject),
        new("under Local the node's leaving endpoint beats a ready one elsewhere", LocalOutside, [Leaving, B], Packet.Tcp(Outside, NodePort),
            Fate.To("10.244.1.7:8080")),

        new("zone hints keep traffic in the zone", Web, [A with { ZoneHints = ["east"] }, B with { ZoneHints = ["west"] }], Packet.Tcp(Pod, Vip),
            Fate.To("10.244.1.7:8080")),
        new("hints on some endpoints only are ignored", Web, [A with { ZoneHints = ["east"] }, B], Packet.Tcp(Pod, Vip),
            Fate.To("10.244.1.7:8080", "10.244.2.7:8080")),
        new("a zone that nobody was assigned to gets everybody", Web, [A with { ZoneHints = ["west"] }, B with { ZoneHints = ["west"] }],
            Packet.Tcp(Pod, Vip), Fate.To("10.244.1.7:8080", "10.244.2.7:8080")),
        new("node hints beat zone hints", Web,
            [A with { ZoneHints = ["west"], NodeHints = ["node-a"] }, B with { ZoneHints = ["east"], NodeHints = ["node-b"] }],
            Packet.Tcp(Pod, Vip), Fate.To("10.244.1.7:8080")),

        new("a load balancer address takes allowed sources", Balanced(), [A], Packet.Tcp(Outside, "203.0.113.80:80"), Fate.To("10.244.1.7:8080").Masqueraded()),
        new("a load balancer address drops the others", Balanced(), [A], Packet.Tcp("198.51.101.4", "203.0.113.80:80"), Fate.Drop),
        new("source ranges do not guard the cluster IP", Balanced(), [A], Packet.Tcp(Pod, Vip), Fate.To("10.244.1.7:8080")),
    ];

    public static TheoryData<string> Flows => [.. All.Select(flow => flow.Says)];

    [Theory, MemberData(nameof(Flows))]
    public void The_plan_decides(string says)
    {
        var flow = All.Single(row => row.Says == says);
        var plan = new Cluster().With(flow.Service, flow.Endpoints).Plan(flow.Node);
        Assert.Equal(flow.Fate, PacketTracer.Trace(plan, flow.Packet));
    }

    [Theory, MemberData(nameof(Flows))]
    public void The_iptables_rules_do_the_same(string says)
    {
        var flow = All.Single(row => row.Says == says);
        var plan = new Cluster().With(flow.Service, flow.Endpoints).Plan(flow.Node);
        var tracer = new RulesetTracer(RenderedPlan.From(plan).ToRuleset(), flow.Node.NodeAddresses);
        Assert.Equal(flow.Fate, tracer.Trace(flow.Packet));
    }

    private static ServiceObject Balanced() => Web with
    {
        LoadBalancerIps = [IPAddress.Parse("203.0.113.80")],
        LoadBalancerSourceRanges = [IPNetwork.Parse("198.51.100.0/24")],
    };
}
