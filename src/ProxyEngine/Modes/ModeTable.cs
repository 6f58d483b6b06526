using NetKube.ProxyEngine.Modes.Iptables;
using NetKube.ProxyEngine.Modes.Nftables;

namespace NetKube.ProxyEngine.Modes;

/// The proxy modes there are. A mode plugs in with one line here.
internal static class ModeTable
{
    private static readonly Dictionary<string, Func<ModeContext, IProxyMode>> Modes = new(StringComparer.Ordinal)
    {
        ["iptables"] = IptablesMode.Create,
        ["nftables"] = NftablesMode.Create,
    };

    public static IReadOnlyCollection<string> Names => Modes.Keys;

    public static IProxyMode Create(string name, ModeContext context) =>
        Modes.TryGetValue(name, out var create)
            ? create(context)
            : throw new ArgumentException($"There is no proxy mode \"{name}\"; there is {string.Join(", ", Names)}.", nameof(name));
}
