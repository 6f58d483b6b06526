using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ProxyEngine.Modes;
using NetKube.ProxyEngine.Modes.Iptables;
using NetKube.ProxyEngine.Services;
using static NetKube.ProxyEngine.Tests.Cluster;

namespace NetKube.ProxyEngine.Tests.Modes.Iptables;

public class IptablesModeTests
{
    private static readonly ServiceObject Web = Service("web", "10.96.0.9", 30080);
    private static readonly HashSet<ServiceName> WebOnly = [Web.Name];

    private readonly FakeIptables _kernel = new();
    private readonly IptablesMode _mode;

    public IptablesModeTests() => _mode = new IptablesMode(_kernel, NullLogger<IptablesMode>.Instance);

    [Fact]
    public async Task A_second_full_sync_changes_nothing()
    {
        var plan = new Cluster().With(Web, Here("10.244.1.7")).Plan();
        await _mode.SyncAsync(plan, null, default);
        var report = await _mode.SyncAsync(plan, null, default);
        Assert.Single(_kernel.Restored);
        Assert.Equal(SyncReport.Nothing, report);
    }

    [Fact]
    public async Task A_restarted_proxy_changes_nothing_that_is_right()
    {
        var plan = new Cluster().With(Web, Here("10.244.1.7")).Plan();
        await _mode.SyncAsync(plan, null, default);
        var report = await new IptablesMode(_kernel, NullLogger<IptablesMode>.Instance).SyncAsync(plan, null, default);
        Assert.Single(_kernel.Restored);
        Assert.Equal(SyncReport.Nothing, report);
    }

    [Fact]
    public async Task Changes_one_by_one_lead_to_the_same_rules_as_all_at_once()
    {
        var steps = new[]
        {
            new Cluster().With(Web, Here("10.244.1.7")),
            new Cluster().With(Web, Here("10.244.1.7"), There("10.244.2.7")),
            new Cluster().With(Web),
            new Cluster().With(Web with { ExternalTrafficPolicy = TrafficPolicy.Local }, There("10.244.2.7")),
        };
        await _mode.SyncAsync(new Cluster().Plan(), null, default);
        foreach (var step in steps)
        {
            await _mode.SyncAsync(step.Plan(), WebOnly, default);
            var fresh = new FakeIptables();
            await new IptablesMode(fresh, NullLogger<IptablesMode>.Instance).SyncAsync(step.Plan(), null, default);
            Assert.Equal(fresh.Text(), _kernel.Text());
        }
    }

    [Fact]
    public async Task What_somebody_removed_or_added_is_repaired_and_reported()
    {
        var plan = new Cluster().With(Web, Here("10.244.1.7")).Plan();
        await _mode.SyncAsync(plan, null, default);
        var right = _kernel.Text();
        _kernel.Chain("nat", "PREROUTING").Clear();
        _kernel.Chain("nat", ChainNames.NodePorts).Clear();
        _kernel.Add("nat", "KUBE-SVC-FOREIGN", "-j RETURN");
        _kernel.Chain("filter", ChainNames.Forward).Add("-p tcp -m multiport --dports 1,2 -j DROP");

        var report = await _mode.SyncAsync(plan, null, default);

        Assert.Equal(right, _kernel.Text());
        Assert.Equal(
            ["Altered nat KUBE-NODEPORTS", "Foreign nat KUBE-SVC-FOREIGN", "Missing nat PREROUTING", "Altered filter KUBE-FORWARD"],
            report.Drift.Select(found => $"{found.Kind} {string.Join(' ', found.Place.Split(' ').Take(2))}"));
        Assert.Equal("default/web:http", report.Drift[0].Owner);
    }

    [Fact]
    public async Task After_a_failure_the_kernel_is_compared_and_not_remembered()
    {
        await _mode.SyncAsync(new Cluster().Plan(), null, default);
        var plan = new Cluster().With(Web, Here("10.244.1.7")).Plan();
        _kernel.FailNext = true;
        await Assert.ThrowsAsync<IptablesException>(() => _mode.SyncAsync(plan, WebOnly, default));
        _kernel.Chain("nat", "OUTPUT").Clear();

        await _mode.SyncAsync(plan, WebOnly, default); // asked for one Service, but nothing is known any more

        Assert.Single(_kernel.Chain("nat", "OUTPUT"));
        Assert.Contains(_kernel.Chain("nat", ChainNames.Services), rule => rule.Contains("10.96.0.9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clean_up_leaves_what_others_have()
    {
        _kernel.Chain("filter", "INPUT").Add("-s 192.0.2.66/32 -j DROP");
        _kernel.Add("filter", "KUBE-FIREWALL", "-j RETURN");
        _kernel.Chain("nat", "POSTROUTING").Add("-s 172.17.0.0/16 -j MASQUERADE");
        var before = _kernel.Text();
        await _mode.SyncAsync(new Cluster().With(Web, Here("10.244.1.7")).Plan(), null, default);
        Assert.NotEqual(before, _kernel.Text());

        await _mode.CleanUpAsync(default);

        Assert.Equal(before, _kernel.Text());
    }

    [Fact]
    public async Task A_large_change_goes_in_pieces_and_comes_out_the_same()
    {
        var many = new Cluster();
        for (var i = 0; i < 300; i++)
        {
            many.With(Service($"web-{i}", $"10.96.{i / 250}.{1 + (i % 250)}", 30000 + i), Here("10.244.1.7"), There("10.244.2.7"));
        }

        await _mode.SyncAsync(many.Plan(), null, default);
        Assert.True(_kernel.Restored.Count > 1);
        var report = await _mode.SyncAsync(many.Plan(), null, default);
        Assert.Equal(SyncReport.Nothing, report);

        await _mode.SyncAsync(new Cluster().Plan(), null, default); // the fake refuses to delete a chain that is jumped to
        var empty = new FakeIptables();
        await new IptablesMode(empty, NullLogger<IptablesMode>.Instance).SyncAsync(new Cluster().Plan(), null, default);
        Assert.Equal(empty.Text(), _kernel.Text());
    }
}
