using System.Net;
using NetKube.Overlay.PodNetwork;
using NetKube.Shared.PodNetworking;

namespace NetKube.Overlay.Tests;

public sealed class AddressPoolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netkube-pool-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Pods_get_every_address_but_the_networks_the_bridges_and_the_broadcast()
    {
        var (pool, addresses) = Filled(AddressPool.Empty(IPNetwork.Parse("10.244.1.0/29")));
        Assert.Equal(["10.244.1.2", "10.244.1.3", "10.244.1.4", "10.244.1.5", "10.244.1.6"], addresses);
        Assert.Null(pool.Next());
        Assert.Equal(IPAddress.Parse("10.244.1.1"), pool.Gateway);
    }

    [Fact]
    public void A_freed_address_is_given_again_only_after_the_others()
    {
        var pool = AddressPool.Empty(IPNetwork.Parse("10.244.1.0/29"));
        pool = Taken(pool, "a").Without("a");
        Assert.Equal("10.244.1.3", pool.Next()!.Value.Address.ToString());
        (pool, _) = Filled(pool);
        pool = pool.Without("pod-0");
        Assert.Equal("10.244.1.3", pool.Next()!.Value.Address.ToString());
    }

    [Theory]
    [InlineData("10.244.1.0/30")]
    [InlineData("fd00::/64")]
    public void A_subnet_that_cannot_serve_pods_is_refused(string subnet) =>
        Assert.Throws<ArgumentException>(() => AddressPool.Empty(IPNetwork.Parse(subnet)));

    [Fact]
    public void What_was_saved_is_loaded_by_the_next_run()
    {
        var file = new AttachmentFile(Path.Combine(_folder, "deep", "pods.json"));
        var pool = AddressPool.Empty(IPNetwork.Parse("10.244.1.0/24"));
        var (next, address) = pool.Next()!.Value;
        pool = next.With(new PodAttachment(
            "a", address, "default", "web", "uid", [new HostPort(80, 8080, "TCP", null), new HostPort(53, 53, "UDP", IPAddress.Loopback)]));
        file.Save(pool);

        var loaded = file.Load(pool.Subnet);
        Assert.Equal(pool.Last, loaded.Last);
        var attachment = Assert.Single(loaded.Attachments.Values);
        Assert.Equal(("a", address, "web"), (attachment.SandboxId, attachment.Address, attachment.PodName));
        Assert.Equal(pool.Attachments["a"].HostPorts, attachment.HostPorts);
        Assert.Equal("10.244.1.3", loaded.Next()!.Value.Address.ToString());
    }

    [Fact]
    public void Another_subnets_addresses_are_forgotten()
    {
        var file = new AttachmentFile(Path.Combine(_folder, "pods.json"));
        file.Save(Taken(AddressPool.Empty(IPNetwork.Parse("10.244.1.0/24")), "a"));
        Assert.Empty(file.Load(IPNetwork.Parse("10.244.2.0/24")).Attachments);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"PodCidr\":")]
    [InlineData("{}")]
    [InlineData("""{"PodCidr":"10.244.1.0/24","Last":1,"Attachments":[{"SandboxId":"a","Address":"?","PodNamespace":"","PodName":"","PodUid":"","HostPorts":[]}]}""")]
    public void An_unreadable_file_is_an_error_that_names_it(string content)
    {
        var path = Path.Combine(_folder, "pods.json");
        File.WriteAllText(path, content);
        var refused = Assert.Throws<InvalidDataException>(() => new AttachmentFile(path).Load(IPNetwork.Parse("10.244.1.0/24")));
        Assert.Contains(path, refused.Message);
    }

    [Fact]
    public void A_half_written_file_beside_it_is_ignored()
    {
        var path = Path.Combine(_folder, "pods.json");
        var file = new AttachmentFile(path);
        file.Save(Taken(AddressPool.Empty(IPNetwork.Parse("10.244.1.0/24")), "a"));
        File.WriteAllText(path + ".new", "{\"Pod");
        Assert.Single(file.Load(IPNetwork.Parse("10.244.1.0/24")).Attachments);
    }

    [Fact]
    public void Names_fit_an_interface_and_tell_sandboxes_apart()
    {
        var name = PodLinkPlan.HostNameOf(new string('a', 64));
        Assert.InRange(name.Length, 5, 15);
        Assert.NotEqual(name, PodLinkPlan.HostNameOf(new string('b', 64)));
        var plan = PodLinkPlan.For(
            new PodAttachment("abc", IPAddress.Parse("10.244.1.2"), "default", "web", "uid", []),
            AddressPool.Empty(IPNetwork.Parse("10.244.1.0/24")), "cni0", 1450);
        Assert.Equal("abc", PodLinkPlan.SandboxOf(plan.Alias));
        Assert.Null(PodLinkPlan.SandboxOf("somebody else's"));
        Assert.Equal("0a:58:0a:f4:01:02", plan.PodMac.ToString());
    }

    private static AddressPool Taken(AddressPool pool, string sandbox)
    {
        var (next, address) = pool.Next()!.Value;
        return next.With(new PodAttachment(sandbox, address, "default", sandbox, "", []));
    }

    private static (AddressPool Pool, List<string> Addresses) Filled(AddressPool pool)
    {
        List<string> addresses = [];
        while (pool.Next() is { } next)
        {
            pool = next.Pool.With(new PodAttachment($"pod-{addresses.Count}", next.Address, "default", "p", "", []));
            addresses.Add(next.Address.ToString());
        }

        return (pool, addresses);
    }
}
