using NetKube.NodeAgent.Containers;
using NetKube.NodeAgent.Tests.Pods;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Tests.Containers;

public sealed class PodFilesTests
{
    private static readonly DnsSettings Dns = new(["10.96.0.10"], "cluster.local");
    private const string NodesOwn = "search corp.example\nnameserver 192.0.2.1\noptions timeout:1\n";

    [Theory]
    [InlineData("ClusterFirst", false, "search default.svc.cluster.local svc.cluster.local cluster.local corp.example\nnameserver 10.96.0.10\noptions ndots:5\n")]
    [InlineData("ClusterFirst", true, "search corp.example\nnameserver 192.0.2.1\noptions timeout:1\n")]
    [InlineData("ClusterFirstWithHostNet", true, "search default.svc.cluster.local svc.cluster.local cluster.local corp.example\nnameserver 10.96.0.10\noptions ndots:5\n")]
    [InlineData("Default", false, "search corp.example\nnameserver 192.0.2.1\noptions timeout:1\n")]
    [InlineData("None", false, "")]
    public void The_policy_chooses_the_resolver(string policy, bool hostNetwork, string text)
    {
        var pod = PodYardstick.Pod();
        pod.Spec.DnsPolicy = policy;
        pod.Spec.HostNetwork = hostNetwork;
        Assert.Equal(text, PodFiles.ResolvConf(pod, Dns, NodesOwn));
    }

    [Fact]
    public void A_pods_own_settings_are_added()
    {
        var pod = PodYardstick.Pod();
        pod.Spec.DnsPolicy = "ClusterFirst";
        pod.Spec.DnsConfig = new PodDNSConfig
        {
            Nameservers = ["192.0.2.9"],
            Searches = ["more.example"],
            Options = [new() { Name = "ndots", Value = "2" }, new() { Name = "edns0" }],
        };
        Assert.Equal(
            "search default.svc.cluster.local svc.cluster.local cluster.local more.example\nnameserver 10.96.0.10\nnameserver 192.0.2.9\noptions ndots:2 edns0\n",
            PodFiles.ResolvConf(pod, Dns, ""));
    }

    [Fact]
    public void The_hosts_file_names_the_pod()
    {
        var pod = PodYardstick.Pod();
        pod.Spec.Subdomain = "sub";
        pod.Spec.HostAliases = [new() { Ip = "192.0.2.7", Hostnames = ["a", "b"] }];
        var text = PodFiles.Hosts(pod, "web", ["10.244.1.5"], "", "cluster.local");
        Assert.StartsWith("# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n", text);
        Assert.Contains("10.244.1.5\tweb.sub.default.svc.cluster.local\tweb\n", text);
        Assert.EndsWith("# Entries added by HostAliases.\n192.0.2.7\ta\tb\n", text);
    }
}
