using System.Net;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// The part of the rules that does not depend on any Service.
internal static class BaseRules
{
    /// Bit 14, kube-proxy's: packets that carry it leave with the node's address.
    public const uint MasqueradeMark = 0x4000;

    private static readonly ConnectionStateMatch New = new("NEW");

    public static ValueList<BaseJump> NatJumps { get; } =
    [
        Jump("PREROUTING", ChainNames.Services, "kubernetes service portals"),
        Jump("OUTPUT", ChainNames.Services, "kubernetes service portals"),
        Jump("POSTROUTING", ChainNames.Postrouting, "kubernetes postrouting rules"),
    ];

    /// KUBE-EXTERNAL-SERVICES is entered from OUTPUT too (kube-proxy does not): a process of the node itself that
    /// connects to an external address without endpoints is then refused at once instead of timing out.
    public static ValueList<BaseJump> FilterJumps { get; } =
    [
        Jump("INPUT", ChainNames.ProxyFirewall, "kubernetes load balancer firewall", New),
        Jump("INPUT", ChainNames.NodePorts, "kubernetes health check service ports"),
        Jump("INPUT", ChainNames.ExternalServices, "kubernetes externally-visible service portals", New),
        Jump("FORWARD", ChainNames.ProxyFirewall, "kubernetes load balancer firewall", New),
        Jump("FORWARD", ChainNames.Forward, "kubernetes forwarding rules"),
        Jump("FORWARD", ChainNames.Services, "kubernetes service portals", New),
        Jump("FORWARD", ChainNames.ExternalServices, "kubernetes externally-visible service portals", New),
        Jump("OUTPUT", ChainNames.ProxyFirewall, "kubernetes load balancer firewall", New),
        Jump("OUTPUT", ChainNames.Services, "kubernetes service portals", New),
        Jump("OUTPUT", ChainNames.ExternalServices, "kubernetes externally-visible service portals", New),
    ];

    public static Chain MarkMasquerade { get; } =
        new(ChainNames.MarkMasquerade, [new Rule(new MarkTarget(MasqueradeMark, MasqueradeMark))]);

    /// The mark is taken off again, lest a packet that passes the stack twice (VXLAN) be masqueraded twice.
    public static Chain Postrouting { get; } = new(ChainNames.Postrouting,
    [
        new Rule(VerdictTarget.Return) { Matches = [new MarkMatch(MasqueradeMark, MasqueradeMark, Negated: true)] },
        new Rule(new MarkTarget(MasqueradeMark, 0)),
        new Rule(new MasqueradeTarget()) { Matches = [new CommentMatch("kubernetes service traffic requiring SNAT")] },
    ]);

    public static Chain Forward { get; } = new(ChainNames.Forward,
    [
        // A late packet that connection tracking does not know would leave untranslated and make the client reset.
        new Rule(VerdictTarget.Drop) { Matches = [new ConnectionStateMatch("INVALID")] },
        new Rule(VerdictTarget.Accept)
        {
            Matches = [new CommentMatch("kubernetes forwarding rules"), new MarkMatch(MasqueradeMark, MasqueradeMark)],
        },
        new Rule(VerdictTarget.Accept)
        {
            Matches = [new CommentMatch("kubernetes forwarding conntrack rule"), new ConnectionStateMatch("RELATED,ESTABLISHED")],
        },
    ]);

    /// The end of nat's KUBE-SERVICES: what no frontend address took may be for a node port.
    public static IEnumerable<Rule> ToNodePorts(PlanSettings node)
    {
        var comment = new CommentMatch("kubernetes service nodeports; NOTE: this must be the last rule in this chain");
        if (node.NodePortAddresses.Count > 0)
        {
            return node.NodePortAddresses.Select(range => new Rule(new JumpTarget(ChainNames.NodePorts))
            {
                Destination = new AddressTest(range),
                Matches = [comment, new LocalAddressMatch(OfSource: false)],
            });
        }

        var exceptLocalhost = node.Family == IpFamily.V4 && !node.LocalhostNodePorts
            ? new AddressTest(IPNetwork.Parse("127.0.0.0/8"), Negated: true)
            : null;
        return
        [
            new Rule(new JumpTarget(ChainNames.NodePorts))
            {
                Destination = exceptLocalhost,
                Matches = [comment, new LocalAddressMatch(OfSource: false)],
            },
        ];
    }

    private static BaseJump Jump(string from, string to, string comment, params ReadOnlySpan<RuleMatch> matches) =>
        new(from, new Rule(new JumpTarget(to)) { Matches = [.. matches, new CommentMatch(comment)] });
}
