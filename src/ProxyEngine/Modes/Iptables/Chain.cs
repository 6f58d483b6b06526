using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

internal sealed record Chain(string Name, ValueList<Rule> Rules);

/// A rule of ours in a chain that is not: the way into our chains.
internal sealed record BaseJump(string BaseChain, Rule Rule);
