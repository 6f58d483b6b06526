using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// What one service port puts into the tables: chains of its own (nat), and rules in the chains that all share.
internal sealed record PortRules(ValueList<Chain> Chains, SharedRules Shared);

internal sealed record SharedRules
{
    public static SharedRules None { get; } = new();

    public ValueList<Rule> NatServices { get; init; }

    public ValueList<Rule> NatNodePorts { get; init; }

    public ValueList<Rule> FilterServices { get; init; }

    public ValueList<Rule> FilterExternalServices { get; init; }

    public ValueList<Rule> FilterProxyFirewall { get; init; }

    public ValueList<Rule> FilterNodePorts { get; init; }
}
