namespace NetKube.ProxyEngine.Modes.Iptables;

internal sealed class IptablesException(string message) : Exception(message);
