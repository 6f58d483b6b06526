using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Nftables;

/// What one service port puts into the table: chains and affinity sets of its own, and elements of shared maps and sets.
internal sealed record NftPortRules(ValueList<NftChain> Chains, ValueList<NftSet> AffinitySets, ValueList<(string Set, NftElement Element)> Elements);
