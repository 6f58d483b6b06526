using System.Globalization;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Nftables;

/// Pieces of text as nft lists them.
internal static class NftText
{
    public static string AddressType(IpFamily family) => family == IpFamily.V4 ? "ipv4_addr" : "ipv6_addr";

    /// The elements of an anonymous set or map: sorted, since their order in a listing is the kernel's.
    public static string Braced(IEnumerable<string> elements) => $"{{ {string.Join(", ", elements.Order(StringComparer.Ordinal))} }}";

    /// A listed rule in the form in which we write it.
    public static string Canonical(string rule)
    {
        var open = rule.IndexOf("map {", StringComparison.Ordinal);
        if (open < 0) return rule;
        open += "map ".Length;
        var close = rule.IndexOf('}', open);
        var elements = rule[(open + 1)..close].Split(',', StringSplitOptions.TrimEntries);
        return string.Concat(rule.AsSpan(0, open), Braced(elements), rule.AsSpan(close + 1));
    }

    /// A listed hook with its priority as a number: listings name some ("dstnat - 10"), and not every version the same.
    public static string CanonicalHook(string hook)
    {
        const string priority = "priority ";
        var start = hook.IndexOf(priority, StringComparison.Ordinal) + priority.Length;
        var end = hook.IndexOf(';', start);
        var words = hook[start..end].Split(' ');
        var named = words[0] switch
        {
            "dstnat" => -100,
            "filter" => 0,
            "srcnat" => 100,
            _ => int.Parse(words[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        };
        var offset = words is [_, var sign, var number]
            ? int.Parse(sign + number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : 0;
        return $"{hook[..start]}{named + offset}{hook[end..]}";
    }

    /// Such as 3h, 1d12h or 90s written 1m30s.
    public static string Duration(TimeSpan age)
    {
        (int Count, string Unit)[] parts = [(age.Days, "d"), (age.Hours, "h"), (age.Minutes, "m"), (age.Seconds, "s")];
        return string.Concat(parts.Where(part => part.Count > 0).Select(part => $"{part.Count}{part.Unit}"));
    }
}
