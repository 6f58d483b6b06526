using System.Net;
using NetKube.ProxyEngine.Modes.Iptables;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Tests.Modes.Iptables;

public class ChainNamesTests
{
    /// Names that every cluster with kube-proxy shows.
    [Theory]
    [InlineData("default", "kubernetes", "https", "TCP", "KUBE-SVC-NPX46M4PTMTKRN6Y")]
    [InlineData("kube-system", "kube-dns", "dns", "UDP", "KUBE-SVC-TCOU7JCQXEZGVUNU")]
    [InlineData("kube-system", "kube-dns", "dns-tcp", "TCP", "KUBE-SVC-ERIFXISQEP7F7OF4")]
    public void A_service_has_kube_proxys_chain_name(string ns, string name, string port, string protocol, string chain) => Assert.Equal(
        chain, ChainNames.ClusterPolicy(new ServicePortName(new ServiceName(ns, name), port, ServiceTerms.ParseProtocol(protocol)!.Value)));

    [Fact]
    public void An_endpoint_has_kube_proxys_chain_name() => Assert.Equal(
        "KUBE-SEP-SXIVWICOYRO3J4NJ",
        ChainNames.Endpoint(new ServicePortName(new ServiceName("ns1", "svc1"), "p80", ServiceProtocol.Tcp), IPEndPoint.Parse("10.180.0.1:80")));

    [Theory]
    [InlineData("KUBE-SVC-NPX46M4PTMTKRN6Y", true)]
    [InlineData("KUBE-SERVICES", true)]
    [InlineData("KUBE-FIREWALL", false)]
    [InlineData("KUBE-KUBELET-CANARY", false)]
    [InlineData("PREROUTING", false)]
    public void Only_our_chains_are_ours(string chain, bool ours) => Assert.Equal(ours, ChainNames.IsOurs(chain));
}
