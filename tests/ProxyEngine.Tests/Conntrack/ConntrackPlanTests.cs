using System.Net;
using NetKube.ProxyEngine.Conntrack;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;
using static NetKube.ProxyEngine.Tests.Cluster;

namespace NetKube.ProxyEngine.Tests.Conntrack;

public class ConntrackPlanTests
{
    private static readonly ServiceObject Dns = Service("dns", "10.96.0.10") with
    {
        Ports = [new ServiceObjectPort("dns", ServiceProtocol.Udp, 53, 30053)],
    };

    private static readonly ServicePlan Two = new Cluster().With(Dns, Here("10.244.1.7"), There("10.244.2.7")).Plan();
    private static readonly ServicePlan One = new Cluster().With(Dns, Here("10.244.1.7")).Plan();
    private static readonly ServicePlan None = new Cluster().With(Dns).Plan();
    private static readonly ServicePlan Deleted = new Cluster().Plan();

    public static TheoryData<string, string, string, string, bool> Flows => new()
    {
        { "a flow to an endpoint of today stays", "one", "10.96.0.10:53", "10.244.1.7:8053", false },
        { "a flow to an endpoint that left goes", "one", "10.96.0.10:53", "10.244.2.7:8053", true },
        { "a flow by the node port to an endpoint that left goes", "one", "192.0.2.10:30053", "10.244.2.7:8053", true },
        { "a flow from the time without endpoints goes", "one", "10.96.0.10:53", "10.96.0.10:53", true },
        { "a flow of a service scaled to nothing goes", "none", "10.96.0.10:53", "10.244.1.7:8053", true },
        { "a flow of a deleted service goes", "deleted", "10.96.0.10:53", "10.244.1.7:8053", true },
        { "a flow that nothing translates stays", "deleted", "10.96.0.10:53", "10.96.0.10:53", false },
        { "a flow to no service stays", "none", "8.8.8.8:53", "8.8.8.8:53", false },
        { "a flow to the node that is no node port stays", "none", "192.0.2.10:8472", "192.0.2.10:8472", false },
    };

    [Theory, MemberData(nameof(Flows))]
    public void Only_flows_that_lead_nowhere_go(string says, string now, string sent, string answers, bool goes)
    {
        var plan = now switch { "one" => One, "none" => None, _ => Deleted };
        var flow = new TrackedFlow(IPAddress.Parse("10.244.1.5"), IPEndPoint.Parse(sent), IPEndPoint.Parse(answers));
        Assert.True(ConntrackPlan.For(plan, Two).Stale([flow]).Any() == goes, says);
    }

    [Fact]
    public void A_change_of_tcp_services_asks_for_no_look_at_the_flows()
    {
        var web = Service("web", "10.96.0.9");
        var plan = new Cluster().With(Dns, Here("10.244.1.7")).With(web).Plan();
        Assert.False(ConntrackPlan.IsNeeded(plan, Two, new HashSet<ServiceName> { web.Name }));
        Assert.True(ConntrackPlan.IsNeeded(plan, Two, new HashSet<ServiceName> { Dns.Name }));
        Assert.True(ConntrackPlan.IsNeeded(plan, null, null));
    }
}
