namespace NetKube.ProxyEngine.Modes.Nftables;

internal sealed class NftablesException(string message) : Exception(message);
