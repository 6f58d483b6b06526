using System.Net;
using NetKube.ProxyEngine.Modes.Iptables;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;
using static NetKube.ProxyEngine.Tests.Cluster;

namespace NetKube.ProxyEngine.Tests.Modes.Iptables;

/// What must hold for whatever rules come out.
public class RulesetTests
{
    private static readonly EndpointSliceEntry[] Mixed = [Here("10.244.1.7"), There("10.244.2.7"), There("10.244.2.8")];

    private static readonly ServiceObject Everything = Service("web", "10.96.0.9", 30080) with
    {
        ExternalIps = [IPAddress.Parse("203.0.113.7")],
        LoadBalancerIps = [IPAddress.Parse("203.0.113.80")],
        LoadBalancerSourceRanges = [IPNetwork.Parse("198.51.100.0/24")],
        ExternalTrafficPolicy = TrafficPolicy.Local,
        HealthCheckNodePort = 31000,
        AffinityTimeout = TimeSpan.FromMinutes(5),
    };

    public static TheoryData<string> Situations => ["no endpoint", "one here", "one elsewhere", "several", "internal Local", "no affinity"];

    [Theory, MemberData(nameof(Situations))]
    public void Every_jump_leads_to_a_chain_and_every_chain_is_jumped_to(string situation)
    {
        var rules = RulesOf(situation);
        foreach (var table in new[] { rules.Nat, rules.Filter })
        {
            var targets = table.Chains.Values.SelectMany(chain => chain.Rules).Concat(table.Jumps.Select(jump => jump.Rule))
                .Select(rule => rule.Target).OfType<JumpTarget>().Select(jump => jump.Chain).ToHashSet();
            // Nothing may need masquerading just now; its chain stays.
            Assert.Equal(table.Chains.Keys.Order(), targets.Append(ChainNames.MarkMasquerade).Where(c => table == rules.Nat || targets.Contains(c)).Distinct().Order());
        }
    }

    [Theory, MemberData(nameof(Situations))]
    public void Every_rule_is_read_back_as_it_was_written(string situation)
    {
        var rules = RulesOf(situation);
        foreach (var rule in rules.Nat.Chains.Values.Concat(rules.Filter.Chains.Values).SelectMany(chain => chain.Rules))
        {
            Assert.Equal(rule, RuleReader.Read(RuleText.Of(rule), IpFamily.V4));
        }
    }

    [Fact]
    public void A_rule_that_is_not_ours_is_kept_as_a_line()
    {
        const string line = "-p tcp -m multiport --dports 1,2 -j DROP";
        Assert.Equal(new Rule(new UnreadTarget(line)), RuleReader.Read(line, IpFamily.V4));
    }

    /// Each rule costs time in every packet's way and in every sync: adding one is a decision.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 5)]
    [InlineData(5, 17)]
    public void A_cluster_ip_costs_two_rules_and_three_an_endpoint(int endpoints, int rules)
    {
        var entries = Enumerable.Range(1, endpoints).Select(i => There($"10.244.2.{i}")).ToArray();
        var with = RenderedPlan.From(new Cluster().With(Service("web", "10.96.0.9"), entries).Plan()).ToRuleset();
        var without = RenderedPlan.From(new Cluster().Plan()).ToRuleset();
        Assert.Equal(rules, with.Nat.RuleCount - without.Nat.RuleCount);
        Assert.Equal(endpoints == 0 ? 1 : 0, with.Filter.RuleCount - without.Filter.RuleCount);
    }

    [Fact]
    public void Endpoints_share_the_packets_evenly()
    {
        var entries = Enumerable.Range(1, 7).Select(i => There($"10.244.2.{i}")).ToArray();
        var rules = RenderedPlan.From(new Cluster().With(Service("web", "10.96.0.9"), entries).Plan()).ToRuleset();
        var spread = new RulesetTracer(rules, []).Spread(Packet.Tcp("10.244.1.5", "10.96.0.9:80"));
        Assert.Equal(7, spread.Count);
        Assert.All(spread.Values, share => Assert.Equal(1.0 / 7, share, 1e-6));
    }

    [Fact]
    public void Every_rule_of_a_service_says_whose_it_is()
    {
        var rules = RulesOf("several");
        var own = rules.Nat.Chains.Values.Where(chain => chain.Name.StartsWith("KUBE-SVC-", StringComparison.Ordinal)
            || chain.Name.StartsWith("KUBE-SEP-", StringComparison.Ordinal));
        Assert.All(own.SelectMany(chain => chain.Rules), rule => Assert.Equal("default/web:http", OwnerTag.OwnerOf(rule)));
    }

    private static Ruleset RulesOf(string situation)
    {
        var cluster = situation switch
        {
            "no endpoint" => new Cluster().With(Everything),
            "one here" => new Cluster().With(Everything, Mixed[0]),
            "one elsewhere" => new Cluster().With(Everything, Mixed[1]),
            "internal Local" => new Cluster().With(Everything with { InternalTrafficPolicy = TrafficPolicy.Local }, Mixed),
            "no affinity" => new Cluster().With(Everything with { AffinityTimeout = null }, Mixed),
            _ => new Cluster().With(Everything, Mixed),
        };
        return RenderedPlan.From(cluster.Plan()).ToRuleset();
    }
}
